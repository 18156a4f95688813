using CrdToolkit.Generators.Access;
using CrdToolkit.Generators.Admission;
using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Generators.ForeignTypes;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>
/// Turns C# types into CustomResourceDefinitions, plumbing, typed clients, rules of roles and the registration of reconcilers. It reports no
/// diagnostics: the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CrdToolkitGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static initial => initial.AddEmbeddedAttributeDefinition());

        var target = context.GenerationTargets();
        var discovered = context.Discovered();
        var resources = discovered.Resources();
        var reconcilers = context.Reconcilers();
        var applies = discovered.Applies(context);
        var clients = resources.Clients(context.ClientRequests(), applies.Names(), target);

        var ambiguous = resources.AmbiguousFileNames();
        context.RegisterSourceOutput(resources.Plumbing().Combine(ambiguous), static (output, pair) =>
            output.AddSource(HintName.Of(pair.Left.Type, pair.Right), ResourcePlumbing.Write(pair.Left)));
        context.RegisterSourceOutput(clients.SelectMany(static (all, _) => all).Combine(ambiguous), static (output, pair) =>
            output.AddSource(HintName.Of(pair.Left.Type, pair.Right), ClientSource.Write(pair.Left)));

        context.RegisterSourceOutput(applies.Files(), static (output, file) =>
            output.AddSource(file.HintName, ApplySource.Write(file.Type)));

        var definitions = resources.Definitions();
        context.RegisterSourceOutput(definitions.Sound(), static (output, definition) =>
            output.AddSource(HintName.OfDefinition(definition.Name), DefinitionSource.Write(definition)));
        context.RegisterSourceOutput(definitions.Withheld(), static (output, withheld) =>
        {
            if (!withheld.IsEmpty)
            {
                output.AddSource("CustomResourceDefinitionErrors.g.cs", DefinitionSource.WriteErrors(withheld));
            }
        });

        context.RegisterSourceOutput(context.ApiTypes(), static (output, fragments) =>
        {
            if (!fragments.IsEmpty)
            {
                output.AddSource(ApiTypeSource.FileName, ApiTypeSource.Write(fragments));
            }
        });

        context.RegisterSourceOutput(reconcilers.PolicyRules(context.RbacRequests(), target), static (output, rules) =>
        {
            if (!rules.IsEmpty)
            {
                output.AddSource(PolicyRuleSource.FileName, PolicyRuleSource.Write(rules));
            }
        });

        context.RegisterSourceOutput(context.AdmissionWebhooks(), static (output, webhooks) =>
        {
            if (!webhooks.IsEmpty)
            {
                output.AddSource(WebhookSource.FileName, WebhookSource.Write(webhooks));
            }
        });

        context.RegisterSourceOutput(reconcilers.Finalizing().Combine(ambiguous), static (output, pair) =>
            output.AddSource(HintName.Of(pair.Left.Type, pair.Right), FinalizerScaffolding.Write(pair.Left)));
        context.RegisterSourceOutput(clients.Registration(reconcilers, context.SerializerContexts(), target), static (output, registration) =>
        {
            if (!registration.IsEmpty)
            {
                output.AddSource("GeneratedReconcilers.g.cs", RegistrationSource.Write(registration));
            }
        });
    }
}
