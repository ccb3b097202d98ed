// A key drawn as a cap beside what it does; the control says its key itself, so this is decoration.

export function KeyCap(props: { readonly name: string }) {
  return (
    <span className="key-cap" aria-hidden="true">
      {props.name}
    </span>
  );
}
