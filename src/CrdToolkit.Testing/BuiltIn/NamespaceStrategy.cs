using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of namespaces: they carry their name as a label, and go when their own finalizers are done.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class NamespaceStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    /// <summary>The finalizer of the namespace controller.</summary>
    public const string Finalizer = "kubernetes";

    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <inheritdoc/>
    public override bool HasGracePeriod => false;

    // The label is a default: whoever writes the namespace is its manager. A name that is yet to be made up has none.
    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings) =>
        base.Decode(body, findings) is var decoded && decoded.Name.Length > 0 ? Label(decoded) : decoded;

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        var spec = value.Child("spec");
        var finalizers = spec.Texts("finalizers").ToList();
        if (!finalizers.Contains(Finalizer))
        {
            finalizers.Add(Finalizer);
        }

        return Label(value)
            .With("spec", spec.With("finalizers", JsonValues.Strings(finalizers)))
            .With("status", JsonValues.Object(("phase", "Active")));
    }

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target) =>
        Label(base.PrepareForUpdate(value, old, target).WithOrWithout("spec", old["spec"]));

    /// <inheritdoc/>
    public override bool IsRemovable(JsonObject value) => !value.Child("spec").Texts("finalizers").Any();

    /// <inheritdoc/>
    public override JsonObject MarkAsDeleting(JsonObject value) =>
        value.With("status", value.Child("status").With("phase", "Terminating"));

    private static JsonObject Label(JsonObject value) =>
        value.WithMetadata("labels", value.Metadata.Child("labels").With(NameLabel, value.Name));
}
