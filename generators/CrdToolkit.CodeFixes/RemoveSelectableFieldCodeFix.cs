using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[SelectableField]</c> that cannot be one (CRD0036), or that the oldest Kubernetes of the project does not know (CRD0069).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveSelectableFieldCodeFix() : RemoveAttributeCodeFix(Rules.SelectableField, Rules.UnknownToMinimumVersion);
