/** The look of a printed draft: a serif column, labels hanging in the margin, and no meaning by colour alone. */
export const stylesheet = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1c1b19; font: 17px/1.55 "Source Serif 4", Georgia, "Times New Roman", serif; }
main { max-width: 42em; margin: 3em auto; padding: 0 1.5em 0 4.5em; }
h1, h2, h3, h4 { font-weight: 600; line-height: 1.3; margin: 1.6em 0 0.5em; }
h1 { font-size: 1.35em; text-align: center; }
h2 { font-size: 1.1em; }
h3, h4, p { font-size: 1em; }
h3 .label { display: block; }
h4 { font-style: italic; }
p { margin: 0.6em 0; }
p .label { font-weight: 600; }
p.action .label { display: inline-block; min-width: 3em; margin-left: -3.2em; padding-right: 0.2em; text-align: right; }
.head { text-align: right; font-size: 0.85em; }
.bracket { font-weight: 600; }
ins { text-decoration: underline; text-underline-offset: 0.15em; }
del { text-decoration: line-through; }
.stamp { font: 600 0.72em/1 system-ui, sans-serif; letter-spacing: 0.03em; white-space: nowrap; border: 1px solid currentColor; border-radius: 3px; padding: 0.15em 0.4em; }
.remark, .moved { font-style: italic; font-size: 0.92em; }
.annotated .deleted { color: #5b5852; }
.alternative { border-left: 3px double #8a867d; padding-left: 0.9em; }
sup { line-height: 0; }
sup a { color: inherit; text-decoration: none; }
footer { border-top: 1px solid #8a867d; margin-top: 2.5em; padding-top: 0.6em; font-size: 0.88em; }
.notes { list-style: none; margin: 0; padding: 0; }
.open { border-top: 1px solid #8a867d; margin-top: 2.5em; font-size: 0.92em; }
@page { margin: 25mm 22mm; }
@media print { main { margin: 0; max-width: none; padding: 0 0 0 3.2em; } h1, h2, h3, h4 { break-after: avoid; } p { orphans: 2; widows: 2; } a { color: inherit; text-decoration: none; } }
`
