using System.Runtime.CompilerServices;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission.Policies;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission;

/// <summary>
/// Lets policies and webhooks have their say about a write: mutating ones in order, before the object is validated, and validating ones before it is stored.
/// What is stored without a request, by the server's own controllers, is not asked about.
/// </summary>
/// <param name="store">Where the configurations and namespaces are.</param>
/// <param name="matcher">Says whom a write concerns.</param>
/// <param name="transport">Reaches the webhooks.</param>
/// <param name="conditions">Evaluates their conditions.</param>
/// <param name="mutatingPolicies">What changes objects before webhooks do.</param>
/// <param name="validatingPolicies">What judges them before webhooks do.</param>
internal sealed class AdmissionChain(
    ObjectStore store, RequestMatcher matcher, WebhookTransport transport, MatchConditions conditions, MutatingPolicies mutatingPolicies, ValidatingPolicies validatingPolicies)
{
    private const string Group = "admissionregistration.k8s.io";

    // Read and compiled once, not for each write; they go with their configuration.
    private readonly ConditionalWeakTable<JsonObject, Webhook> read = [];

    private readonly ObjectCollection mutating = store.Collection(Group, "mutatingwebhookconfigurations");
    private readonly ObjectCollection validating = store.Collection(Group, "validatingwebhookconfigurations");

    /// <summary>Lets the mutating policies, then the mutating webhooks change an object, and then once more those that want to see what came after them.</summary>
    /// <param name="attributes">The write.</param>
    /// <returns>The object as they want it, not decoded; null for a deletion.</returns>
    /// <exception cref="StatusException">A policy or a webhook refuses it, or a webhook cannot be asked.</exception>
    public async ValueTask<JsonObject?> MutateAsync(AdmissionAttributes attributes)
    {
        if (mutating.Objects.IsEmpty && mutatingPolicies.IsEmptyFor(attributes))
        {
            return attributes.Object;
        }

        var reinvocation = new PolicyReinvocation();
        attributes = attributes with { Object = mutatingPolicies.Mutate(attributes, reinvocation) };
        var seen = new List<(Webhook Webhook, JsonObject? After)>();
        foreach (var webhook in Webhooks(mutating))
        {
            if (await MutateAsync(webhook, attributes) is (true, var value))
            {
                attributes = attributes with { Object = value };
                seen.Add((webhook, value));
            }
        }

        // Once more, for those that want to see what was done behind them.
        attributes = attributes with { Object = mutatingPolicies.Mutate(attributes, reinvocation) };
        foreach (var (webhook, after) in seen.Where(entry => entry.Webhook.IsReinvoked))
        {
            if (!Equals(after, attributes.Object) && await MutateAsync(webhook, attributes) is (true, var value))
            {
                attributes = attributes with { Object = value };
            }
        }

        return attributes.Object;
    }

    /// <summary>Lets the policies judge, then asks the validating webhooks, all at once; the first refusal counts, when all have answered.</summary>
    /// <param name="attributes">The write.</param>
    /// <exception cref="StatusException">A policy or a webhook refuses it, or a webhook cannot be asked.</exception>
    public async ValueTask ValidateAsync(AdmissionAttributes attributes)
    {
        validatingPolicies.Validate(attributes);
        if (validating.Objects.IsEmpty)
        {
            return;
        }

        StatusException? refusal = null;
        var calls = Webhooks(validating)
            .Select(webhook => (Webhook: webhook, Version: Matching(webhook, attributes)))
            .Where(call => call.Version is not null)
            // Nobody is asked before all conditions are known to be without errors.
            .ToList()
            .Select(call => CallAsync(call.Webhook, attributes, call.Version!, isMutating: false))
            .ToList();
        await foreach (var call in Task.WhenEach(calls))
        {
            try
            {
                await call;
            }
            catch (StatusException e)
            {
                refusal ??= e;
            }
        }

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    private IEnumerable<Webhook> Webhooks(ObjectCollection configurations) => configurations.Objects
        .SelectMany(configuration => configuration.Value.Objects("webhooks"))
        .Select(json => read.GetValue(json, static json => new Webhook(json)));

    private async Task<(bool WasCalled, JsonObject? Value)> MutateAsync(Webhook webhook, AdmissionAttributes attributes)
    {
        if (Matching(webhook, attributes) is not { } version)
        {
            return (false, null);
        }

        var patch = (await CallAsync(webhook, attributes, version, isMutating: true))?.Patch;
        if (patch is null || attributes.Object is not { } value)
        {
            return (true, attributes.Object);
        }

        try
        {
            var patched = JsonPatch.Apply(attributes.Convert(value, attributes.Request.Resource, version)!, patch);
            return (true, patched is JsonObject json
                ? attributes.Convert(json, version, attributes.Request.Resource)
                : throw StatusErrors.Internal("the patch of a webhook turns the object into something that is no object"));
        }
        catch (StatusException e) when (e.Code == 422)
        {
            throw StatusErrors.Internal($"the patch of admission webhook \"{webhook.Name}\" cannot be applied: {e.Message}");
        }
    }

    private ApiResource? Matching(Webhook webhook, AdmissionAttributes attributes)
    {
        var version = attributes.Request.Resource.Group != Group ? matcher.Match(webhook.Resources, attributes) : null;
        return version is not null && webhook.Conditions.Count > 0 && !conditions.Hold(webhook, attributes, version) ? null : version;
    }

    // Null: it failed, and that is ignored.
    private async Task<WebhookResponse?> CallAsync(Webhook webhook, AdmissionAttributes attributes, ApiResource version, bool isMutating)
    {
        if (attributes.IsDryRun && !webhook.TakesDryRuns)
        {
            throw StatusErrors.BadRequest($"admission webhook \"{webhook.Name}\" does not support dry run");
        }

        var uid = Guid.NewGuid().ToString();
        var review = JsonValues.Object(
            ("kind", "AdmissionReview"),
            ("apiVersion", "admission.k8s.io/v1"),
            ("request", attributes.Review(uid, version)));
        try
        {
            var response = WebhookResponse.Read(await PostAsync(webhook, attributes, review), uid, isMutating);
            foreach (var warning in response.Warnings)
            {
                attributes.Request.Warn(warning);
            }

            return response.IsAllowed ? response : throw response.Refusal(webhook.Name);
        }
        catch (WebhookCallException e)
        {
            return webhook.IgnoresFailures ? null : throw StatusErrors.Internal($"failed calling webhook \"{webhook.Name}\": {e.Message}");
        }
    }

    private async Task<string> PostAsync(Webhook webhook, AdmissionAttributes attributes, JsonObject review)
    {
        try
        {
            return await transport.PostAsync(webhook.Client, review, webhook.Timeout, attributes.Request.Aborted);
        }
        catch (WebhookCallException e)
        {
            throw new WebhookCallException($"failed to call webhook: {e.Message}");
        }
    }
}
