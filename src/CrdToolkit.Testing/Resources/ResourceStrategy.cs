using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Resources;

/// <summary>
/// What is particular to a kind in the life of its objects: the rest strategies of the API server (rest.RESTCreateStrategy,
/// RESTUpdateStrategy), together with decoding and field selection. The rules that all kinds share are in the verbs.
/// </summary>
internal abstract class ResourceStrategy
{
    /// <summary>Whether a PUT without a resource version overwrites whatever is stored.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>Whether a PUT creates what is missing.</summary>
    public virtual bool AllowsCreateOnUpdate => false;

    /// <summary>What <c>metadata.name</c> must look like.</summary>
    public virtual NameRule NameRule => NameRule.Subdomain;

    /// <summary>Where the items of lists are merged by strategic merge patches; null where that patch is not understood.</summary>
    public virtual IMergeKeys? MergeKeys => null;

    /// <summary>How objects are taken apart into fields, for server-side apply.</summary>
    public virtual FieldType FieldType => FieldType.Deduced;

    /// <summary>An object of the kind in which nothing is set.</summary>
    public virtual JsonObject EmptyObject => JsonObject.Empty;

    /// <summary>Makes an object of a request's body (or of a patched object) fit the kind: unknown fields, types, defaults.</summary>
    /// <param name="body">The object; apiVersion, kind and metadata are checked already.</param>
    /// <param name="findings">Where unknown fields are reported.</param>
    public abstract JsonObject Decode(JsonObject body, DecodeFindings findings);

    /// <summary>The object as it is stored.</summary>
    public virtual JsonObject ToStorage(JsonObject value) => value;

    /// <summary>A stored object as this version shows it.</summary>
    public virtual JsonObject FromStorage(StoredObject stored) => stored.Value;

    /// <summary>Learns that a state is what this strategy itself made, so that it needs no second look when it is shown.</summary>
    public virtual void Written(StoredObject stored)
    {
        // Most kinds show what is stored.
    }

    /// <summary>Gets ready to show many stored objects, where that is less work than one after the other.</summary>
    /// <exception cref="Requests.StatusException">500: they cannot be shown.</exception>
    public virtual void Prepare(IEnumerable<StoredObject> objects)
    {
        // Most kinds show what is stored.
    }

    /// <summary>Notes who creates an object, for kinds that tell.</summary>
    public virtual JsonObject CreatedBy(JsonObject value, UserInfo user) => value;

    /// <summary>Sets what the server sets in a new object.</summary>
    public virtual JsonObject PrepareForCreate(JsonObject value) => value;

    /// <summary>Whether an object is one of the kind at all; if it is not, the validation of a new one ends there and says nothing about its metadata.</summary>
    public virtual bool IsOfKind(JsonObject value) => true;

    /// <summary>The errors of a new object, those of its metadata aside.</summary>
    public virtual IEnumerable<FieldError> Validate(JsonObject value) => [];

    /// <summary>Warnings about a new object.</summary>
    public virtual IEnumerable<string> WarningsOnCreate(JsonObject value) => [];

    /// <summary>Warnings about what a change brings.</summary>
    public virtual IEnumerable<string> WarningsOnUpdate(JsonObject value, JsonObject old) => [];

    /// <summary>Takes back what the write may not change, and counts the generation.</summary>
    public virtual JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target) => value;

    /// <summary>The errors of a changed object, those of its metadata aside.</summary>
    public virtual IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target) => [];

    /// <summary>The fields that <see cref="PrepareForUpdate"/> takes back whatever the write says: nobody comes to manage them.</summary>
    public virtual FieldSet ResetFields(UpdateTarget target) => FieldSet.Empty;

    /// <summary>An object of this version in another one, or null when there is no such version.</summary>
    public virtual VersionedFields? InVersion(JsonObject value, string apiVersion) =>
        value["apiVersion"] is JsonString same && same.Value == apiVersion ? new VersionedFields(value, FieldType) : null;

    /// <summary>The outcome of a server-side apply, with defaults.</summary>
    public virtual JsonObject Applied(JsonObject merged) => Decode(merged, new DecodeFindings { IsTree = true });

    /// <summary>Whether a deleted object without finalizers goes; namespaces have finalizers of their own.</summary>
    public virtual bool IsRemovable(JsonObject value) => true;

    /// <summary>
    /// Whether a deletion that has to wait is marked with a grace period and a new generation. Namespaces and definitions are
    /// marked by code of their own, which does neither.
    /// </summary>
    public virtual bool HasGracePeriod => true;

    /// <summary>Marks an object that was asked to go but cannot yet.</summary>
    public virtual JsonObject MarkAsDeleting(JsonObject value) => value;

    /// <summary>Reads a field for field selectors, those of metadata aside.</summary>
    /// <returns>False when the kind has no such field.</returns>
    public virtual bool TryGetField(JsonObject value, string field, out string text)
    {
        text = "";
        return false;
    }
}
