using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes the second of two rules of one text (CRD0035).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveRepeatedRuleCodeFix() : RemoveAttributeCodeFix(Rules.RuleSaidTwice);
