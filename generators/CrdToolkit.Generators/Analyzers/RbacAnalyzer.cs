using System.Collections.Immutable;
using CrdToolkit.Generators.Access;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Reports what makes a rule of a role useless or refused.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RbacAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. AccessRules.All, Rules.NotAResource];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                if (AttributeMentions.MayBear(symbol.Symbol, symbol.Compilation, AttributeNames.Rbac)
                    || AttributeMentions.MayBear(symbol.Symbol, symbol.Compilation, AttributeNames.Owns))
                {
                    Check(symbol.Symbol.GetAttributes(), symbol.ReportDiagnostic, symbol.CancellationToken);
                }
            },
            SymbolKind.NamedType);
        context.RegisterCompilationAction(static compilation =>
            Check(compilation.Compilation.Assembly.GetAttributes(), compilation.ReportDiagnostic, compilation.CancellationToken));
    }

    private static void Check(ImmutableArray<AttributeData> attributes, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes)
        {
            var isTyped = attribute.AttributeClass.Is(AttributeNames.RbacOfResource);
            if (!isTyped && !attribute.AttributeClass.Is(AttributeNames.Rbac))
            {
                CheckWriteVerbs(attribute, report, cancellationToken);
            }
            else if (RbacRequest.Of(attribute) is { } rule)
            {
                CheckVerbs(attribute, null, rule.Verbs, !rule.NonResourceUrls.IsEmpty, report, cancellationToken);
                CheckCompleteness(attribute, rule, report, cancellationToken);
                if (!isTyped)
                {
                    CheckNames(attribute, rule, report, cancellationToken);
                }
            }
            else if (attribute.AttributeClass!.TypeArguments[0] is { TypeKind: not TypeKind.Error } type)
            {
                report(Diagnostic.Create(Rules.NotAResource, AttributeElements.Of(attribute, cancellationToken), "[Rbac]", type.ReadableName()));
            }
        }
    }

    private static void CheckWriteVerbs(AttributeData attribute, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (attribute.AttributeClass.Is(AttributeNames.Owns))
        {
            CheckVerbs(attribute, "WriteVerbs", attribute.Strings("WriteVerbs"), false, report, cancellationToken);
        }
    }

    private static void CheckVerbs(
        AttributeData attribute, string? property, IEnumerable<string> verbs, bool ofUrl, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var (verb, index) in verbs.Select((verb, index) => (verb, index)))
        {
            if (RbacVerbs.Advice(verb, ofUrl) is { } advice)
            {
                report(Diagnostic.Create(AccessRules.UnknownVerb, AttributeElements.Of(attribute, property, index, cancellationToken), verb, advice));
            }
        }
    }

    // The words are those of ValidatePolicyRule in pkg/apis/rbac/validation.
    private static void CheckCompleteness(AttributeData attribute, PolicyRule rule, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        void Incomplete(string what, string words, string wayOut, string? property = null) => report(Diagnostic.Create(
            AccessRules.IncompleteRule,
            property is null ? AttributeElements.Of(attribute, cancellationToken) : AttributeElements.Of(attribute, property, cancellationToken),
            what,
            words,
            wayOut));

        void WithOthers(string what, string words, string wayOut) => report(Diagnostic.Create(
            AccessRules.UrlsWithOthers, AttributeElements.Of(attribute, "Urls", cancellationToken), what, words, wayOut));

        if (rule.Verbs.IsEmpty)
        {
            Incomplete("verbs", "verbs must contain at least one value", "say what may be done: [Rbac(\"get\", \"list\", …)]");
        }

        if (!rule.NonResourceUrls.IsEmpty)
        {
            if (rule.Namespace is not null)
            {
                WithOthers("a namespace", "namespaced rules cannot apply to non-resource URLs", "remove Namespace");
            }

            if (!rule.ApiGroups.IsEmpty || !rule.Resources.IsEmpty || !rule.ResourceNames.IsEmpty)
            {
                WithOthers("resources", "rules cannot apply to both regular resources and non-resource URLs", "make two attributes of it");
            }
        }
        else if (rule.Resources.IsEmpty)
        {
            Incomplete("resources", "resource rules must supply at least one resource", "set Resources, or Urls for paths outside of the resources");
        }
        else if (rule.ApiGroups.IsEmpty)
        {
            Incomplete("API groups", "resource rules must supply at least one api group", "set Groups; the core group is \"\"", "Resources");
        }
    }

    private static void CheckNames(AttributeData attribute, PolicyRule rule, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var (resource, index) in rule.Resources.Select((resource, index) => (resource, index)))
        {
            if (RbacResourceName.Correction(resource) is { } correction)
            {
                report(Diagnostic.Create(AccessRules.NotAPluralName, AttributeElements.Of(attribute, "Resources", index, cancellationToken), resource, correction));
            }
        }

        foreach (var (group, index) in rule.ApiGroups.Select((group, index) => (group, index)))
        {
            if (group.IndexOf('/') is var slash and >= 0)
            {
                report(Diagnostic.Create(
                    AccessRules.GroupWithVersion, AttributeElements.Of(attribute, "Groups", index, cancellationToken), group, group.Substring(0, slash)));
            }
            else if (group == "v1")
            {
                report(Diagnostic.Create(AccessRules.GroupWithVersion, AttributeElements.Of(attribute, "Groups", index, cancellationToken), group, ""));
            }
        }
    }
}
