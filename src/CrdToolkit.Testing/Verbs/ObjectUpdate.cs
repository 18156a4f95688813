using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Plugins.Quotas;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Replaces stored objects (rest.BeforeUpdate and Store.Update of the API server).</summary>
/// <param name="store">Where.</param>
/// <param name="admission">Asks plugins, policies and webhooks.</param>
/// <param name="quotas">Keeps namespaces within their quotas.</param>
/// <param name="escalation">Whether it gives rights that its writer has not.</param>
internal sealed class ObjectUpdate(ObjectStore store, WriteAdmission admission, QuotaLedger quotas, EscalationCheck escalation)
{
    /// <summary>Computes and stores the new state of an object; again when another write was faster and the new state does not mind.</summary>
    /// <param name="request">The request; it names the object.</param>
    /// <param name="target">Which part is written.</param>
    /// <param name="isPatch">Whether the new state is made from the current one.</param>
    /// <param name="dryRun">Whether nothing is stored.</param>
    /// <param name="change">The new state, decoded, given the current one as it is shown.</param>
    /// <param name="view">How webhooks see it; null for the object itself.</param>
    /// <returns>The object as it is shown.</returns>
    public async Task<JsonObject> UpdateAsync(
        ApiRequest request, UpdateTarget target, bool isPatch, bool dryRun, Func<JsonObject, JsonObject> change, AdmissionView? view = null)
    {
        while (true)
        {
            var resource = request.Resource;
            var stored = resource.Collection.Find(request.Key) ?? throw StatusErrors.NotFound(resource.GroupResource, request.Name);
            var old = resource.Strategy.FromStorage(stored);
            var asked = OwnerReferences.WithoutDuplicatesAfterAdmission(request, await MutateAsync(request, change(old), old, dryRun, view));
            escalation.Check(request, asked, old);
            CheckName(request, asked);
            CheckPreconditions(request, asked, old, isPatch);
            var restored = Restore(asked, old);
            var managers = (DiffersOnlyInTimes(restored, old) ? old : asked).Metadata["managedFields"];
            var value = resource.Strategy.PrepareForUpdate(restored, old, target).WithMetadata("managedFields", managers);
            Validate(resource, value, old, target);
            foreach (var warning in resource.Strategy.WarningsOnUpdate(value, old))
            {
                request.Warn(warning);
            }

            var write = Attributes(request, value, old, dryRun, view);
            await admission.ValidateAsync(write);
            // What the schema has changed since it was stored, or what only an apply leaves in, is written anew.
            if (value.Equals(old) && resource.Strategy.ToStorage(old).Equals(stored.Value))
            {
                return old;
            }

            if (dryRun)
            {
                quotas.Check(write);
                return value;
            }

            if (value.IsBeingDeleted && !value.Finalizers.Any() && resource.Strategy.IsRemovable(value))
            {
                if (store.Delete(resource.Collection, stored) is not null)
                {
                    return value;
                }
            }
            else if (quotas.Charge(write, () => store.Replace(resource.Collection, stored, resource.Strategy.ToStorage(value))) is { } replaced)
            {
                resource.Strategy.Written(replaced);
                return resource.Strategy.FromStorage(replaced);
            }
        }
    }

    private static AdmissionAttributes Attributes(ApiRequest request, JsonObject value, JsonObject old, bool dryRun, AdmissionView? view) => view is null
        ? new AdmissionAttributes(request, "UPDATE", value, old, dryRun)
        : new AdmissionAttributes(request, "UPDATE", view.Show(value), view.Show(old), dryRun);

    private async Task<JsonObject> MutateAsync(ApiRequest request, JsonObject asked, JsonObject old, bool dryRun, AdmissionView? view)
    {
        var write = Attributes(request, asked, old, dryRun, view);
        var mutated = await admission.MutateAsync(write, changed => view is null ? ObjectDecoder.DecodeMutated(request, changed) : view.Write(asked, changed));
        return ReferenceEquals(mutated, write.Object) ? asked : mutated;
    }

    /// <summary>Checks that an object has the name that the path says.</summary>
    /// <exception cref="StatusException">400: it has another one, or none.</exception>
    public static void CheckName(ApiRequest request, JsonObject asked)
    {
        if (asked.Name.Length == 0)
        {
            throw StatusErrors.BadRequest($"the name of the object ({request.Name} based on URL) was undeterminable: name must be provided");
        }

        if (asked.Name != request.Name)
        {
            throw StatusErrors.BadRequest($"the name of the object ({asked.Name}) does not match the name on the URL ({request.Name})");
        }
    }

    /// <summary>Checks that an object that says its uid is the one that is stored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">The object.</param>
    /// <param name="uid">What is stored; empty when nothing is.</param>
    /// <exception cref="StatusException">409: it is another one.</exception>
    public static void CheckUid(ApiRequest request, JsonObject asked, string uid)
    {
        if (asked.Uid.Length > 0 && asked.Uid != uid)
        {
            var resource = request.Resource;
            throw StatusErrors.Conflict(
                resource.GroupResource,
                request.Name,
                $"StorageError: invalid object, Code: 4, Key: /registry/{(resource.Group.Length == 0 ? "" : resource.Group + "/")}{resource.Plural}/{request.Key.Path}, "
                    + $"ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {asked.Uid}, UID in object meta: {uid}");
        }
    }

    /// <summary>Checks that the version of an object, if it names one, is a number.</summary>
    /// <exception cref="StatusException">500: it is none.</exception>
    public static void CheckVersion(JsonObject asked)
    {
        if (asked.ResourceVersion.Length > 0 && !ResourceVersions.TryParse(asked.ResourceVersion, out _))
        {
            throw StatusErrors.Unknown(ResourceVersions.NoNumber(asked.ResourceVersion));
        }
    }

    private static void CheckPreconditions(ApiRequest request, JsonObject asked, JsonObject old, bool isPatch)
    {
        var resource = request.Resource;
        if (!isPatch)
        {
            CheckUid(request, asked, old.Uid);
        }

        if (asked.ResourceVersion is "" or "0")
        {
            if (!resource.Strategy.AllowsUnconditionalUpdate)
            {
                throw StatusErrors.Invalid(resource.Group, resource.Plural, request.Name, new FieldError(
                    "Store.Update", FieldErrorType.Invalid, "metadata.resourceVersion", "must be specified for an update", JsonNumber.FromInt64(0)));
            }
        }
        else
        {
            CheckVersion(asked);
            if (asked.ResourceVersion != old.ResourceVersion)
            {
                throw StatusErrors.Modified(resource.GroupResource, request.Name);
            }
        }
    }

    // What a write cannot change silently keeps its old value; the rest is for the validation to refuse.
    private static JsonObject Restore(JsonObject asked, JsonObject old)
    {
        var (metadata, before) = (asked.Metadata, old.Metadata);
        metadata = metadata
            .WithOrWithout("uid", metadata["uid"] ?? before["uid"])
            .WithOrWithout("creationTimestamp", before["creationTimestamp"])
            .WithOrWithout("generation", before["generation"])
            .WithOrWithout("resourceVersion", before["resourceVersion"])
            .Without("selfLink");
        if (old.IsBeingDeleted)
        {
            metadata = metadata
                .WithOrWithout("deletionTimestamp", before["deletionTimestamp"])
                .WithOrWithout("deletionGracePeriodSeconds", metadata["deletionGracePeriodSeconds"] ?? before["deletionGracePeriodSeconds"]);
        }

        return asked.With("metadata", metadata);
    }

    // IgnoreManagedFieldsTimestampsTransformer: that somebody wrote the same again is no change. It looks at what was sent, before the
    // parts that this write may not touch get their old values back.
    private static bool DiffersOnlyInTimes(JsonObject value, JsonObject old) =>
        value.Metadata["managedFields"] is JsonArray now
        && old.Metadata["managedFields"] is JsonArray before
        && now.Count == before.Count
        && now.Items.Zip(before.Items).All(pair => (pair.First as JsonObject)!.Without("time").Equals((pair.Second as JsonObject)?.Without("time")))
        && value.WithMetadata("managedFields", null).Equals(old.WithMetadata("managedFields", null));

    private static void Validate(ApiResource resource, JsonObject value, JsonObject old, UpdateTarget target)
    {
        // Once in rest.BeforeUpdate, after what holds for new objects too, and once more in the strategy of the kind, unless that finds another
        // kind first: the server tells the same cause up to three times.
        var metadata = ObjectMetadataValidator.ValidateUpdate(value, old).ToList();
        var isOfKind = value.Text("kind") == resource.Kind && value.Text("apiVersion") == resource.ApiVersion;
        List<FieldError> errors =
            [.. ObjectMetadataValidator.Stored(value), .. metadata, .. isOfKind ? metadata : [], .. resource.Strategy.ValidateUpdate(value, old, target)];
        if (errors.Count > 0)
        {
            throw StatusErrors.Invalid(GroupVersion.Split(value.Text("apiVersion")).Group, value.Text("kind"), value.Name, errors);
        }
    }
}
