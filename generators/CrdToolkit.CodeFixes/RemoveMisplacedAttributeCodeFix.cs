using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>
/// Removes an attribute that says nothing where it stands: a constraint of another kind of value (CRD0019), a reconciler's on another class
/// (CRD0028), an unknown format (CRD0037), an attribute of a member that is not in the JSON (CRD0039) or of a resource on another type (CRD0041),
/// a recursion depth or schema type that does not fit (CRD0048, CRD0049).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveMisplacedAttributeCodeFix() : RemoveAttributeCodeFix(
    Rules.MisplacedConstraint, Rules.NotAReconciler, Rules.UnknownFormat, MemberRules.AttributeOutsideJson, MemberRules.NotOnAResource, TypeRules.RecursionDepthMisused, TypeRules.SchemaTypeMisused);
