using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[SubresourceStatus]</c> from a resource that has no status (CRD0005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveSubresourceStatusCodeFix() : RemoveAttributeCodeFix(Rules.SubresourceWithoutStatus);
