using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of objects of a built-in kind, as far as all of them have it in common.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal class BuiltInStrategy(BuiltInKind kind) : ResourceStrategy
{
    private static readonly FieldSet ResetByMain = FieldSet.Of((string[])["f:status"]);
    private static readonly FieldSet ResetByStatus =
        FieldSet.Of([["f:spec"], ["f:metadata", "f:labels"], ["f:metadata", "f:ownerReferences"], ["f:metadata", "f:finalizers"]]);

    private readonly KindFields fields = new(kind.Group, kind.Version, kind.Kind);

    private JsonValue? NewStatus => field ??= Decode(fields.EmptyObject.Without("status"), new DecodeFindings())["status"];

    /// <inheritdoc/>
    public override bool AllowsUnconditionalUpdate => !kind.RequiresResourceVersion;

    /// <inheritdoc/>
    public override bool AllowsCreateOnUpdate => kind.CreatesOnUpdate;

    /// <inheritdoc/>
    public override NameRule NameRule => kind.NameRule;

    /// <inheritdoc/>
    public override IMergeKeys? MergeKeys => fields;

    /// <inheritdoc/>
    public override FieldType FieldType => fields.Type;

    /// <inheritdoc/>
    public override JsonObject EmptyObject => fields.EmptyObject;

    /// <inheritdoc/>
    public override FieldSet ResetFields(UpdateTarget target) =>
        target != UpdateTarget.Main ? ResetByStatus : kind.Status ? ResetByMain : FieldSet.Empty;

    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings) => ApplyDefaults(fields.Decode(body, findings));

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        // A node registers itself together with its status.
        var prepared = kind.Status && kind.Kind != "Node" ? value.WithOrWithout("status", NewStatus) : value;
        return kind.Generation ? prepared.WithMetadata("generation", 1L) : prepared;
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> Validate(JsonObject value) => Rules(value);

    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target) =>
        target switch
        {
            UpdateTarget.Main => Rules(value).Concat(ImmutableFields.Validate(kind.Kind, value, old)),
            UpdateTarget.Status => StatusRules.Validate(kind.Kind, value, old),
            _ => [],
        };

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        if (target != UpdateTarget.Main)
        {
            // Labels, owners and finalizers stay as they are, annotations may change with the status.
            return old
                .WithOrWithout("status", value["status"])
                .WithMetadata("annotations", value.Metadata["annotations"]);
        }

        var prepared = kind.Status ? value.WithOrWithout("status", old["status"]) : value;
        return kind.Generation && !Body(prepared).Equals(Body(old)) ? prepared.WithMetadata("generation", old.Generation + 1) : prepared;
    }

    /// <inheritdoc/>
    public override bool TryGetField(JsonObject value, string field, out string text)
    {
        text = "";
        if (!kind.SelectableFields.Contains(field))
        {
            return false;
        }

        text = Field(value, field) switch
        {
            JsonString found => found.Value,
            JsonBoolean or JsonNumber => Field(value, field)!.ToString(),
            _ when field is "spec.unschedulable" or "spec.hostNetwork" => "false",
            _ when field is "status.replicas" or "status.successful" => "0",
            _ => "",
        };
        return true;
    }

    /// <summary>Sets what an object of this kind has when its author says nothing, besides what its structures say.</summary>
    protected virtual JsonObject ApplyDefaults(JsonObject value) => value;

    private static JsonValue? Field(JsonObject value, string field) =>
        field == "status.successful" ? value.Find("status", "succeeded") : value.Find(field.Split('.'));

    private static JsonObject Body(JsonObject value) => value.Without("metadata").Without("status");

    // What holds for an object whether it is new or changed.
    private IEnumerable<FieldError> Rules(JsonObject value) => fields.Validate(value).Concat(BuiltInRules.Validate(kind.Kind, value));
}
