using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>The rules for <c>metadata</c> of every kind (ValidateObjectMeta and ValidateObjectMetaUpdate of apimachinery).</summary>
internal static class ObjectMetadataValidator
{
    private const string Rule = "ObjectMeta";
    private const int MaximumAnnotationBytes = 256 * 1024;

    /// <summary>The errors of the metadata of an object that is to be stored.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject value, bool namespaced, NameRule nameRule)
    {
        var metadata = value.Metadata;
        var generateName = metadata.Text("generateName");
        foreach (var detail in generateName.Length == 0 ? [] : NameRules.Name(nameRule, generateName, isPrefix: true))
        {
            yield return Invalid("metadata.generateName", generateName, detail);
        }

        if (value.Name.Length == 0)
        {
            yield return new FieldError(Rule, FieldErrorType.Required, "metadata.name", "name or generateName is required", null);
        }
        else
        {
            foreach (var detail in NameRules.Name(nameRule, value.Name, isPrefix: false))
            {
                yield return Invalid("metadata.name", value.Name, detail);
            }
        }

        if (!namespaced && value.Namespace.Length != 0)
        {
            yield return new FieldError(Rule, FieldErrorType.Forbidden, "metadata.namespace", "not allowed on this type", null);
        }

        foreach (var error in Stored(value))
        {
            yield return error;
        }
    }

    /// <summary>The errors of metadata that is to be stored in the place of other metadata, whose name cannot change.</summary>
    public static IEnumerable<FieldError> Stored(JsonObject value) => Common(value).Concat(Finalizers(value));

    /// <summary>The errors of what changed metadata has changed, and of its labels, annotations and owners.</summary>
    public static IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old)
    {
        if (old.IsBeingDeleted)
        {
            var added = value.Finalizers.Except(old.Finalizers, StringComparer.Ordinal).ToList();
            if (added.Count > 0)
            {
                var names = string.Join(", ", added.Order(StringComparer.Ordinal).Select(name => $"\"{name}\""));
                yield return new FieldError(
                    Rule,
                    FieldErrorType.Forbidden,
                    "metadata.finalizers",
                    $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{names}}}",
                    null);
            }
        }

        foreach (var field in (string[])["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"])
        {
            var (now, before) = (value.Metadata[field], old.Metadata[field]);
            if (!Equals(now, before))
            {
                yield return Invalid($"metadata.{field}", now ?? JsonNull.Instance, "field is immutable");
            }
        }

        foreach (var error in Common(value))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Common(JsonObject value)
    {
        var metadata = value.Metadata;
        foreach (var label in metadata.Child("labels").Members)
        {
            foreach (var detail in NameRules.QualifiedName(label.Key))
            {
                yield return Invalid("metadata.labels", label.Key, detail);
            }

            var text = ((JsonString)label.Value).Value;
            foreach (var detail in NameRules.LabelValue(text))
            {
                yield return Invalid("metadata.labels", text, detail);
            }
        }

        var bytes = 0L;
        foreach (var annotation in metadata.Child("annotations").Members)
        {
            // Keys of annotations may have capitals in the prefix, so the server lowers them first.
            foreach (var detail in NameRules.QualifiedName(annotation.Key.ToLowerInvariant()))
            {
                yield return Invalid("metadata.annotations", annotation.Key, detail);
            }

            bytes += System.Text.Encoding.UTF8.GetByteCount(annotation.Key) + System.Text.Encoding.UTF8.GetByteCount(((JsonString)annotation.Value).Value);
        }

        if (bytes > MaximumAnnotationBytes)
        {
            yield return new FieldError(
                Rule, FieldErrorType.TooLong, "metadata.annotations", $"may not be more than {MaximumAnnotationBytes} bytes", null);
        }

        foreach (var error in value.OwnerReferences.SelectMany(Owner))
        {
            yield return error;
        }

        var controllers = value.OwnerReferences.Where(owner => owner.IsTrue("controller")).ToList();
        if (controllers.Count > 1)
        {
            yield return Invalid(
                "metadata.ownerReferences",
                JsonValues.Array(value.OwnerReferences.Select(AsDeclared)),
                $"Only one reference can have Controller set to true. Found \"true\" in references for {controllers[0].Text("kind")}/{controllers[0].Text("name")} and {controllers[1].Text("kind")}/{controllers[1].Text("name")}") with
            { IsStructure = true };
        }
    }

    private static IEnumerable<FieldError> Finalizers(JsonObject value)
    {
        foreach (var finalizer in value.Finalizers)
        {
            foreach (var detail in NameRules.QualifiedName(finalizer))
            {
                yield return Invalid("metadata.finalizers", finalizer, detail);
            }
        }

        var propagation = value.Finalizers.Where(name => name is FinalizerNames.Orphan or FinalizerNames.Foreground).ToHashSet(StringComparer.Ordinal);
        if (propagation.Count == 2)
        {
            yield return Invalid(
                "metadata.finalizers",
                JsonValues.Strings(value.Finalizers),
                $"finalizer {FinalizerNames.Orphan} and {FinalizerNames.Foreground} cannot be both set");
        }
    }

    private static JsonObject AsDeclared(JsonObject owner) => JsonValues.Object(
        ((string[])["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"]).Select(name => (name, owner[name])));

    private static IEnumerable<FieldError> Owner(JsonObject owner)
    {
        var (group, version) = GroupVersion.Split(owner.Text("apiVersion"));
        if (version.Length == 0)
        {
            yield return Invalid("metadata.ownerReferences.apiVersion", owner.Text("apiVersion"), "version must not be empty");
        }

        foreach (var field in (string[])["kind", "name", "uid"])
        {
            if (owner.Text(field).Length == 0)
            {
                yield return Invalid($"metadata.ownerReferences.{field}", "", "must not be empty");
            }
        }

        if ((group, version, owner.Text("kind")) is ("", "v1", "Event"))
        {
            yield return Invalid("metadata.ownerReferences", owner, "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static FieldError Invalid(string field, JsonValue value, string detail) => new(Rule, FieldErrorType.Invalid, field, detail, value);
}
