using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[SelectableField]</c> that cannot be one (CRD0036).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveSelectableFieldCodeFix() : RemoveAttributeCodeFix(Rules.SelectableField);
