using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Plugins.Quotas;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Stores new objects (rest.BeforeCreate and Store.Create of the API server).</summary>
/// <param name="store">Where.</param>
/// <param name="namespaces">Whether their namespace takes new objects.</param>
/// <param name="admission">Asks plugins, policies and webhooks.</param>
/// <param name="quotas">Keeps namespaces within their quotas.</param>
/// <param name="escalation">Whether it gives rights that its writer has not.</param>
/// <param name="clock">What time it is.</param>
internal sealed class ObjectCreation(
    ObjectStore store, NamespaceLifecycle namespaces, WriteAdmission admission, QuotaLedger quotas, EscalationCheck escalation, TimeProvider clock)
{
    /// <summary>Stores a decoded object, or only says what would be stored.</summary>
    /// <returns>The object as it is shown.</returns>
    public async Task<JsonObject> CreateAsync(ApiRequest request, JsonObject decoded, bool dryRun)
    {
        var resource = request.Resource;
        if (request.Http.Request.Method != "POST")
        {
            // A PUT or an apply that creates needs the right to do so.
            OpenRequest.Of(request.Http).AuthorizeCreate?.Invoke();
        }

        namespaces.AdmitCreate(request, decoded.Name);
        if (resource.IsTerminating)
        {
            throw StatusErrors.Forbidden(
                resource.GroupResource, decoded.Name, "create not allowed while custom resource definition is terminating");
        }

        decoded = OwnerReferences.WithoutDuplicatesAfterAdmission(request, await admission.MutateAsync(
            new AdmissionAttributes(request, "CREATE", decoded, null, dryRun), mutated => ObjectDecoder.DecodeMutated(request, mutated)));
        escalation.Check(request, decoded, null);
        var isGenerated = decoded.Name.Length == 0 && decoded.Metadata.Text("generateName").Length > 0;
        for (var attempt = 1; ; attempt++)
        {
            var value = Prepare(request, isGenerated
                ? decoded.WithMetadata("name", NameGenerator.Generate(decoded.Metadata.Text("generateName")))
                : decoded);
            var metadata = resource.Strategy.IsOfKind(value) ? ObjectMetadataValidator.Validate(value, resource.Namespaced, resource.Strategy.NameRule) : [];
            var errors = metadata.Concat(resource.Strategy.Validate(value)).ToList();
            if (errors.Count > 0)
            {
                throw StatusErrors.Invalid(resource.Group, value.Text("kind"), value.Name, errors);
            }

            foreach (var warning in resource.Strategy.WarningsOnCreate(value))
            {
                request.Warn(warning);
            }

            var key = new ObjectKey(request.Namespace, value.Name);
            if (!dryRun && value.ResourceVersion is not ("" or "0"))
            {
                throw StatusErrors.Unknown("resourceVersion should not be set on objects to be created");
            }

            var write = new AdmissionAttributes(request, "CREATE", value, null, dryRun);
            await admission.ValidateAsync(write);
            if (dryRun)
            {
                quotas.Check(write);
                if (resource.Collection.Find(key) is null)
                {
                    return value;
                }
            }

            var stored = dryRun ? null : quotas.Charge(write, () => store.Create(resource.Collection, key, resource.Strategy.ToStorage(value)));
            if (stored is not null)
            {
                resource.Strategy.Written(stored);
                return resource.Strategy.FromStorage(stored);
            }

            if (!isGenerated || attempt == NameGenerator.MaximumAttempts)
            {
                // Whoever gives a base is told of it, even if they named the object themselves.
                throw StatusErrors.AlreadyExists(
                    resource.GroupResource,
                    value.Name,
                    isBeingDeleted: resource.Collection.Find(key)?.Value.IsBeingDeleted == true,
                    hasBase: decoded.Metadata.Text("generateName").Length > 0);
            }
        }
    }

    private JsonObject Prepare(ApiRequest request, JsonObject value)
    {
        var metadata = value.Metadata
            .Without("deletionTimestamp")
            .Without("deletionGracePeriodSeconds")
            .Without("selfLink")
            .Without("generation")
            .With("uid", Guid.NewGuid().ToString())
            .With("creationTimestamp", Timestamp.Text(clock.GetUtcNow()));
        var strategy = request.Resource.Strategy;
        return strategy.PrepareForCreate(strategy.CreatedBy(value.With("metadata", metadata), OpenRequest.Of(request.Http).User));
    }
}
