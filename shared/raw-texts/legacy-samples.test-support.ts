// One sentence or two in each legacy encoding, as bytes (base64) and as the text they stand for. For tests.
export const legacySamples: readonly { encoding: string; base64: string; text: string }[] = [
  {
    encoding: 'windows-1252',
    base64:
      'VGhlIG1pbmlzdGVyIHNhaWQgb24gRnJpZGF5IHRoYXQgdGhlIHNoaXAgaGFkIHNhaWxlZC4gk05vYm9keSB3YXMgdG9sZCyUIHNoZSBhZGRlZCCXIGFuZCB0aGUgaGFyYm91cpJzIGNsZXJrIGFncmVlZC4gSXQgY29zdCCjNDAu',
    text: 'The minister said on Friday that the ship had sailed. “Nobody was told,” she added — and the harbour’s clerk agreed. It cost £40.',
  },
  { encoding: 'windows-1252', base64: 'SXQgY29zdCCjNDAu', text: 'It cost £40.' },
  { encoding: 'windows-1252', base64: 'QSBjYWbpLg==', text: 'A café.' },
  {
    encoding: 'windows-1252',
    base64: 'VGhlIGNhZumScyBvd25lciBzYWlkIJNub5Qu',
    text: 'The café’s owner said “no”.',
  },
  {
    encoding: 'windows-1252',
    base64: 'U2Xxb3IgTfxsbGVyIGFuZCBab+sgQnJvbnTrIG1ldCBhdCB0aGUgY2Fm6S4=',
    text: 'Señor Müller and Zoë Brontë met at the café.',
  },
  {
    encoding: 'windows-1252',
    base64:
      'RGVyIE1pbmlzdGVyIGVya2zkcnRlIGFtIEZyZWl0YWcsIGRhc3MgZGFzIFNjaGlmZiBhdXNnZWxhdWZlbiBzZWkuIIROaWVtYW5kIHd1c3N0ZSBkYXZvbpMsIGb8Z3RlIGVyIGhpbnp1LiBEaWUgQvxyZ2VyIGj2cnRlbiBlcyBzcOR0ZXIgdW5kIGRpZSBHcvbfZSB3YXIgdW5rbGFyLg==',
    text: 'Der Minister erklärte am Freitag, dass das Schiff ausgelaufen sei. „Niemand wusste davon“, fügte er hinzu. Die Bürger hörten es später und die Größe war unklar.',
  },
  {
    encoding: 'windows-1252',
    base64: 'RGllIEL8cmdlciBo9nJ0ZW4gZXMgc3DkdGVyLg==',
    text: 'Die Bürger hörten es später.',
  },
  {
    encoding: 'windows-1252',
    base64:
      'TGUgbWluaXN0cmUgYSBk6WNsYXLpIHZlbmRyZWRpIHF1ZSBsZSBuYXZpcmUg6XRhaXQgcGFydGkuIKsgUGVyc29ubmUgbpLpdGFpdCBwcul2ZW51ILssIGEtdC1lbGxlIGFqb3V06S4gwCBskulwb3F1ZSwgbJLpdOkg6XRhaXQgdHLocyBjaGF1ZC4=',
    text: 'Le ministre a déclaré vendredi que le navire était parti. « Personne n’était prévenu », a-t-elle ajouté. À l’époque, l’été était très chaud.',
  },
  { encoding: 'windows-1252', base64: 'TJLpdOkg6XRhaXQgdHLocyBjaGF1ZC4=', text: 'L’été était très chaud.' },
  {
    encoding: 'windows-1252',
    base64:
      'RWwgbWluaXN0cm8gZGVjbGFy8yBlbCB2aWVybmVzIHF1ZSBlbCBidXF1ZSBoYWLtYSB6YXJwYWRvLiC/UXVp6W4gbG8gc2Fi7WE/IExhIG5p8WEgZXNwYfFvbGEgY29udGVzdPMgbWHxYW5hLCBzZWf6biBlbCBwZXJp82RpY28u',
    text: 'El ministro declaró el viernes que el buque había zarpado. ¿Quién lo sabía? La niña española contestó mañana, según el periódico.',
  },
  {
    encoding: 'windows-1252',
    base64: 'UHJpY2VzIHJvc2UgNSCWIDEwIIAgb24gTW9uZGF5hSBhbmQgZmVsbA==',
    text: 'Prices rose 5 – 10 € on Monday… and fell',
  },
  { encoding: 'windows-1252', base64: 'SXQgd2FzIDIwsEMu', text: 'It was 20°C.' },
  {
    encoding: 'windows-1250',
    base64:
      'TWluaXN0ZXIgb5x3aWFkY3p5syB3IHBpuXRlaywgv2Ugc3RhdGVrIHd5cLN5brmzLiBOaWt0IG8gdHltIG5pZSB3aWVkemlhsyCWIGRvZGGzYSByemVjem5pY3prYS4gWmG/87PmIGfqnGy5IGphn/EsIHDzn25pZWogd3LzY2mzYSCz82SfLg==',
    text: 'Minister oświadczył w piątek, że statek wypłynął. Nikt o tym nie wiedział – dodała rzeczniczka. Zażółć gęślą jaźń, później wróciła łódź.',
  },
  {
    encoding: 'iso-8859-2',
    base64:
      'TWluaXN0ZXIgb7Z3aWFkY3p5syB3IHBpsXRlaywgv2Ugc3RhdGVrIHd5cLN5brGzLiBOaWt0IG8gdHltIG5pZSB3aWVkemlhsyAtIGRvZGGzYSByemVjem5pY3prYS4gWmG/87PmIGfqtmyxIGphvPEsIHDzvG5pZWogd3LzY2mzYSCz82S8Lg==',
    text: 'Minister oświadczył w piątek, że statek wypłynął. Nikt o tym nie wiedział - dodała rzeczniczka. Zażółć gęślą jaźń, później wróciła łódź.',
  },
  {
    encoding: 'windows-1250',
    base64:
      'TWluaXN0ciB2IHDhdGVrIHByb2hs4XNpbCwgnmUgbG/vIG9kcGx1bGEuIE5pa2RvIG8gdG9tIG5lduxk7GwsIGRvZGFsYSBtbHV26O0uIFD47WxpmiCebHWdb3Xoa/0ga/nyIPpw7Gwg7+FiZWxza+kg82R5Lg==',
    text: 'Ministr v pátek prohlásil, že loď odplula. Nikdo o tom nevěděl, dodala mluvčí. Příliš žluťoučký kůň úpěl ďábelské ódy.',
  },
  {
    encoding: 'iso-8859-2',
    base64:
      'TWluaXN0ciB2IHDhdGVrIHByb2hs4XNpbCwgvmUgbG/vIG9kcGx1bGEuIE5pa2RvIG8gdG9tIG5lduxk7GwsIGRvZGFsYSBtbHV26O0uIFD47WxpuSC+bHW7b3Xoa/0ga/nyIPpw7Gwg7+FiZWxza+kg82R5Lg==',
    text: 'Ministr v pátek prohlásil, že loď odplula. Nikdo o tom nevěděl, dodala mluvčí. Příliš žluťoučký kůň úpěl ďábelské ódy.',
  },
  {
    encoding: 'windows-1251',
    base64:
      'zOjt6PHy8CDn4P/i6Osg4iDv//Lt6PbzLCD38u4g6u7w4OHr/CDi+/jl6yDiIOzu8OUuIM3o6vLuIO7hIP3y7uwg7eUg5+3g6ywg5O7h4OLo6+Ag7u3gLiDP7ufm5SDm6PLl6+gg8/Hr+/jg6+gg7e7i7vHy6C4=',
    text: 'Министр заявил в пятницу, что корабль вышел в море. Никто об этом не знал, добавила она. Позже жители услышали новости.',
  },
  {
    encoding: 'koi8-r',
    base64:
      '7cnOydPU0iDawdHXycwg1yDQ0dTOycPVLCDe1M8gy8/SwcLM2CDX2dvFzCDXIM3P0sUuIO7Jy9TPIM/CINzUz80gzsUg2s7BzCwgxM/CwdfJzMEgz87BLiDwz9rWxSDWydTFzMkg1dPM2dvBzMkgzs/Xz9PUyS4=',
    text: 'Министр заявил в пятницу, что корабль вышел в море. Никто об этом не знал, добавила она. Позже жители услышали новости.',
  },
  {
    encoding: 'windows-1251',
    base64:
      'zLPts/Hy8CDn4P/i6OIg8yDvkv/y7ej2/iwg+e4g6u7w4OHl6/wg4ujp+O7iIPMg7O7w5S4gzbP18u4g7/DuIPblIO3lIOft4OIsIOTu5ODr4CDi7u3gLiCvvyDx6+7i4CDv7vfz6+gg5ujy5euzLg==',
    text: 'Міністр заявив у п’ятницю, що корабель вийшов у море. Ніхто про це не знав, додала вона. Її слова почули жителі.',
  },
  {
    encoding: 'windows-1253',
    base64:
      'zyD18O/18eP88iDk3uv58+Ug9OftINDh8eHz6uX13iD89Okg9O8g8Ovv3+8g4fDd8Ovl9fPlLiDK4e3l3/Ig5OXtIPTvIN7u5fHlLCDw8fzz6OXz5S4gouPt+fP07yDw/PTlLg==',
    text: 'Ο υπουργός δήλωσε την Παρασκευή ότι το πλοίο απέπλευσε. Κανείς δεν το ήξερε, πρόσθεσε. Άγνωστο πότε.',
  },
  {
    encoding: 'iso-8859-7',
    base64:
      'zyD18O/18eP88iDk3uv58+Ug9OftINDh8eHz6uX13iD89Okg9O8g8Ovv3+8g4fDd8Ovl9fPlLiDK4e3l3/Ig5OXtIPTvIN7u5fHlLCDw8fzz6OXz5S4gtuPt+fP07yDw/PTlLg==',
    text: 'Ο υπουργός δήλωσε την Παρασκευή ότι το πλοίο απέπλευσε. Κανείς δεν το ήξερε, πρόσθεσε. Άγνωστο πότε.',
  },
  {
    encoding: 'windows-1254',
    base64:
      'QmFrYW4gY3VtYSBn/G78IGdlbWluaW4gZGVuaXplIGHn/Wxk/fD9bv0gc/Z5bGVkaS4gS2ltc2UgYmlsbWl5b3JkdSwgZGl5ZSBla2xlZGkuIN5laGlyZGUgeWH+YXlhbmxhciDdc3RhbmJ1bJJkYW4g9vByZW5kaSwgYfD9ciBiaXIgZ/xuIG9sZHUu',
    text: 'Bakan cuma günü geminin denize açıldığını söyledi. Kimse bilmiyordu, diye ekledi. Şehirde yaşayanlar İstanbul’dan öğrendi, ağır bir gün oldu.',
  },
  {
    encoding: 'windows-1255',
    base64:
      '5Pn4IODu+CDh6eXtIPnp+ekg6+kg5PH06fDkIOT07Oni5C4g4On5IOzgIOnj8iDy7CDr6iwg5OXx6fTkLiDk+uX54entIPnu8uUg7uDl5/gg6eX6+C4=',
    text: 'השר אמר ביום שישי כי הספינה הפליגה. איש לא ידע על כך, הוסיפה. התושבים שמעו מאוחר יותר.',
  },
  {
    encoding: 'windows-1256',
    base64:
      '3sfhIMfh5tLt0SDt5uMgx+HM49rJIMXkIMfh093t5Mkgw8jN0couIOHjIO3f5CDDzc8g7drh4yDI0OHfoSDD1sfdyi4g0+PaIMfh09/H5CDH4c7I0SDhx83exy4=',
    text: 'قال الوزير يوم الجمعة إن السفينة أبحرت. لم يكن أحد يعلم بذلك، أضافت. سمع السكان الخبر لاحقا.',
  },
  {
    encoding: 'shift_jis',
    base64:
      'keWQYoLNi+CXapP6gsmRRIKqj2+NYIK1gr2Cxo9xgteCvYFCkk6C4JJtgueCyIKpgsGCvYLGlN6Pl4LNlXSCr4nBgqaCvYFCj1qWr4LNjOOCxYNqg4WBW4NYgvCVt4Kigr2BQoNKg16DSoNpguCBQg==',
    text: '大臣は金曜日に船が出港したと述べた。誰も知らなかったと彼女は付け加えた。住民は後でニュースを聞いた。カタカナも。',
  },
  {
    encoding: 'euc-jp',
    base64:
      'wue/w6TPtuLNy8b8pMvBpaSsvdC5waS3pL+kyL3SpNmkv6Gjw6+k4sPOpOmkyqSrpMOkv6TIyOC996TPydWksbLDpKikv6GjvbvMsaTPuOWkx6XLpeWhvKW5pPLKuaSkpL+ho6Wrpb+lq6XKpOKhow==',
    text: '大臣は金曜日に船が出港したと述べた。誰も知らなかったと彼女は付け加えた。住民は後でニュースを聞いた。カタカナも。',
  },
  {
    encoding: 'iso-2022-jp',
    base64:
      'GyRCQmc/QyRPNmJNS0Z8JEtBJSQsPVA5QSQ3JD8kSD1SJFkkPyEjQy8kYkNOJGkkSiQrJEMkPyRISGA9dyRPSVUkMTJDJCgkPyEjPTtMMSRPOGUkRyVLJWUhPCU5JHJKOSQkJD8hIyUrJT8lKyVKJGIhIxsoQg==',
    text: '大臣は金曜日に船が出港したと述べた。誰も知らなかったと彼女は付け加えた。住民は後でニュースを聞いた。カタカナも。',
  },
  {
    encoding: 'gb18030',
    base64:
      'sr+zpNDHxtrO5bHtyr6jrLSs0tG+rcb0ur2ho8O709DIy9aqtcDV4rz+ysKjrMv9srmz5Mu1oaO+08Pxw8e688C0ssXM/bW9z/vPoqGj1eLKx9bQzsShow==',
    text: '部长星期五表示，船已经启航。没有人知道这件事，她补充说。居民们后来才听到消息。这是中文。',
  },
  {
    encoding: 'big5',
    base64:
      's6Gq+KxQtMGkrartpdyhQbLupHe4Z7HSr+ihQ6hTprOkSKq+uUSzb6XzqMahQaZvuMmlUruhoUOpfqXBrcyr4ajTpH7Fpajsrviup6FDs2+sT6SkpOWhQw==',
    text: '部長星期五表示，船已經啟航。沒有人知道這件事，她補充說。居民們後來才聽到消息。這是中文。',
  },
  {
    encoding: 'euc-kr',
    base64:
      'wOWw/MC6ILHdv+TAz7+hILnosKEgw+LH18fftNmw7SC4u8fftNkuIL7Guau1tSC49Lb6tNmw7SCx17PgtMIgtaG62b+0tNkuIMHWuc616cC6ILOqwd+/oSC80r3EwLsgtem++rTZLg==',
    text: '장관은 금요일에 배가 출항했다고 말했다. 아무도 몰랐다고 그녀는 덧붙였다. 주민들은 나중에 소식을 들었다.',
  },
  {
    encoding: 'windows-1257',
    base64:
      'TWluaXN0cnMgcGlla3RkaWVuIHBhemnyb2phLCBrYSBrdexpcyBpciBpemJyYXVjaXMuIE5ldmllbnMgdG8gbmV6aW7iamEsIHZp8mEgcGllYmlsZGEuIFbnbOJrIGllZHrudm904mppIGR6aXJk52phIHpp8mFzLCDvb3RpIP7nbC4=',
    text: 'Ministrs piektdien paziņoja, ka kuģis ir izbraucis. Neviens to nezināja, viņa piebilda. Vēlāk iedzīvotāji dzirdēja ziņas, ļoti žēl.',
  },
  { encoding: 'windows-1251', base64: 'zOjt6PHy8CDn4P/i6Osg7uEg/fLu7C4=', text: 'Министр заявил об этом.' },
];
