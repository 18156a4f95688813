using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>
/// The life of custom resources in one version: pruned, defaulted and validated by its schema (customResourceStrategy of the
/// apiextensions API server). A changed definition makes new strategies.
/// </summary>
/// <param name="definition">The definition.</param>
/// <param name="version">The version.</param>
/// <param name="conversion">Makes other versions of objects.</param>
internal sealed class CustomResourceStrategy(CustomResourceDefinition definition, CustomResourceVersion version, IObjectConversion conversion) : ResourceStrategy
{
    private readonly string apiVersion = $"{definition.Group}/{version.Name}";
    private readonly string storageApiVersion = $"{definition.Group}/{definition.Versions.First(candidate => candidate.Storage).Name}";
    private readonly ScaleRules scale = new(version.ScaleSubresource);
    private readonly bool hasRules = RuleEvaluation.HasRules(version.Schema);
    private readonly JsonSchemaProps? statusSchema =
        version.Schema is { } schema && schema.Properties.TryGetValue("status", out var status) ? status : null;

    private static readonly FieldSet ResetByMain = FieldSet.Of((string[])["f:status"]);
    private static readonly FieldSet ResetByStatus = FieldSet.Of([["f:metadata"], ["f:spec"]]);

    /// <inheritdoc/>
    public override bool AllowsUnconditionalUpdate => false;

    /// <inheritdoc/>
    public override FieldType FieldType { get; } = StructuralTypes.Root(version.Schema);

    /// <inheritdoc/>
    public override JsonObject EmptyObject { get; } =
        JsonValues.Object(("apiVersion", $"{definition.Group}/{version.Name}"), ("kind", definition.Names.Kind));

    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings)
    {
        JsonObject sorted;
        try
        {
            sorted = CanonicalJson.OfObject(body);
        }
        catch (FormatException e)
        {
            throw new UnreadableObjectException(definition.Names.Kind, version.Name, e.Message);
        }

        if (version.Schema is null)
        {
            return sorted;
        }

        if (ObjectValidator.FindUnreadable(sorted, version.Schema) is { } unreadable)
        {
            throw new UnreadableObjectException(definition.Names.Kind, version.Name, unreadable.ToString());
        }

        var pruned = ObjectPruner.Prune(sorted, version.Schema, isResourceRoot: true, findings.Unknown);
        return ObjectDefaulter.ApplyDefaults(pruned, version.Schema);
    }

    /// <inheritdoc/>
    public override JsonObject ToStorage(JsonObject value)
    {
        // The resource version takes its place among the members here; its value comes with the write.
        var versioned = value.ResourceVersion.Length > 0 ? value : value.WithMetadata("resourceVersion", "0");
        return CanonicalJson.OfObject(conversion.Convert([versioned], storageApiVersion)[0]);
    }

    /// <inheritdoc/>
    public override JsonObject FromStorage(StoredObject stored)
    {
        return stored.FindShown(this) ?? Show(stored, conversion.Convert([Source(stored.Value)], apiVersion)[0]);
    }

    /// <inheritdoc/>
    public override void Written(StoredObject stored)
    {
        // Pruned, defaulted and sorted already: all of these do nothing the second time.
        if (apiVersion == storageApiVersion)
        {
            stored.Show(this, stored.Value);
        }
    }

    /// <inheritdoc/>
    public override void Prepare(IEnumerable<StoredObject> objects)
    {
        if (conversion is NoConversion)
        {
            return;
        }

        var others = objects.Where(stored => stored.Value.Text("apiVersion") != apiVersion && stored.FindShown(this) is null).ToList();
        var converted = conversion.Convert([.. others.Select(stored => Source(stored.Value))], apiVersion);
        for (var i = 0; i < others.Count; i++)
        {
            Show(others[i], converted[i]);
        }
    }

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value) =>
        (version.StatusSubresource ? value.Without("status") : value).WithMetadata("generation", 1L);

    /// <inheritdoc/>
    public override FieldSet ResetFields(UpdateTarget target) =>
        target == UpdateTarget.Status ? ResetByStatus : version.StatusSubresource ? ResetByMain : FieldSet.Empty;

    /// <inheritdoc/>
    public override VersionedFields? InVersion(JsonObject value, string apiVersion) =>
        value.Text("apiVersion") == apiVersion && apiVersion == this.apiVersion
            ? new VersionedFields(value, FieldType)
            : definition.Versions.FirstOrDefault(other => $"{definition.Group}/{other.Name}" == apiVersion) is { } found
                ? new VersionedFields(conversion.Convert([value], apiVersion)[0], StructuralTypes.Root(found.Schema))
                : null;

    /// <inheritdoc/>
    public override JsonObject Applied(JsonObject merged)
    {
        // Nulls stay for the validation to judge: what was applied has no decoder that drops them.
        var sorted = CanonicalJson.OfObject(merged);
        return version.Schema is null ? sorted : ObjectDefaulter.ApplyDefaults(sorted, version.Schema, keepNulls: true);
    }

    /// <inheritdoc/>
    public override bool IsOfKind(JsonObject value) => TypeErrors(value).Count == 0;

    /// <inheritdoc/>
    public override IEnumerable<FieldError> Validate(JsonObject value) =>
        WithRules(Errors(value, version.Schema is null ? [] : ObjectValidator.Validate(value, version.Schema)), value, null);

    /// <inheritdoc/>
    public override IEnumerable<string> WarningsOnCreate(JsonObject value) => FinalizerWarnings(value, JsonObject.Empty).Concat(RuleWarnings(value, null));

    /// <inheritdoc/>
    public override IEnumerable<string> WarningsOnUpdate(JsonObject value, JsonObject old) => FinalizerWarnings(value, old).Concat(RuleWarnings(value, old));

    private static IEnumerable<string> FinalizerWarnings(JsonObject value, JsonObject old) => value.Finalizers
        .Except(old.Finalizers)
        .Where(name => !name.Contains('/', StringComparison.Ordinal) && name is not (FinalizerNames.Orphan or FinalizerNames.Foreground or FinalizerNames.Kubernetes))
        .Select(name => $"metadata.finalizers: \"{name}\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers");

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        if (target == UpdateTarget.Status)
        {
            return old.WithOrWithout("status", value["status"]);
        }

        var prepared = version.StatusSubresource ? value.WithOrWithout("status", old["status"]) : value;
        return prepared.Without("metadata").Equals(old.Without("metadata"))
            ? prepared
            : prepared.WithMetadata("generation", old.Generation + 1);
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        if (target == UpdateTarget.Main)
        {
            return WithRules(Errors(value, version.Schema is null ? [] : ObjectValidator.Validate(value, version.Schema, old)), value, old);
        }

        // By its schema only the status is validated, so that an old spec which is invalid by now does not stop controllers.
        var ofStatus = statusSchema is not null && value["status"] is { } status
            ? ObjectValidator.ValidatePart(status, statusSchema, old["status"], "status")
            : [];
        return WithRules(ofStatus.Concat(scale.Status(value)), value, old);
    }

    /// <inheritdoc/>
    public override bool TryGetField(JsonObject value, string field, out string text)
    {
        text = "";
        if (!version.SelectableFields.Contains($".{field}"))
        {
            return false;
        }

        text = value.Find(field.Split('.')) switch
        {
            JsonString found => found.Value,
            JsonNumber or JsonBoolean => value.Find(field.Split('.'))!.ToString(),
            _ => "",
        };
        return true;
    }

    private JsonObject Show(StoredObject stored, JsonObject converted)
    {
        var isConverted = stored.Value.Text("apiVersion") != apiVersion;
        var value = isConverted && version.Schema is { } schema
            ? ObjectPruner.Prune(CanonicalJson.OfObject(converted), schema, isResourceRoot: true, new DecodeFindings().Unknown)
            : Decode(converted, new DecodeFindings());
        return stored.Show(this, value.Equals(stored.Value) ? stored.Value : value);
    }

    // What is stored in another version gets the defaults of that one, and none of this.
    private JsonObject Source(JsonObject value) => value.Text("apiVersion") == apiVersion
        ? value
        : definition.Versions.FirstOrDefault(other => $"{definition.Group}/{other.Name}" == value.Text("apiVersion"))?.Schema is { } schema
            ? ObjectDefaulter.ApplyDefaults(value, schema)
            : value;

    // Who sends another kind is told that, and of the schema only what looks at lists.
    private IEnumerable<FieldError> Errors(JsonObject value, IEnumerable<FieldError> ofSchema) => TypeErrors(value) is [_, ..] errors
        ? ofSchema.Where(error => error.Type == FieldErrorType.Duplicate).Concat(errors)
        : ofSchema.Concat(scale.Spec(value)).Concat(scale.Status(value));

    private IEnumerable<FieldError> WithRules(IEnumerable<FieldError> found, JsonObject value, JsonObject? old)
    {
        if (!hasRules)
        {
            return found;
        }

        var errors = found.ToList();
        return RuleEvaluation.NotChecked(errors) is { } notChecked ? [.. errors, notChecked] : errors.Concat(RuleEvaluation.Of(value, version.Schema!, old).Errors);
    }

    private IEnumerable<string> RuleWarnings(JsonObject value, JsonObject? old)
    {
        if (!hasRules)
        {
            return [];
        }

        var rules = RuleEvaluation.Of(value, version.Schema!, old);
        return rules.Tolerated.Select(error => error.Message).Concat(rules.Unknown.Select(rule =>
            $"{rule.Field}: the LocalApiServer cannot evaluate all of the rule {JsonWriter.Quote(rule.Rule)} and takes it as kept"));
    }

    private List<FieldError> TypeErrors(JsonObject value)
    {
        var errors = new List<FieldError>();
        if (value.Text("kind") != definition.Names.Kind)
        {
            errors.Add(new FieldError("ValidateTypeMeta", FieldErrorType.Invalid, "kind", $"must be {definition.Names.Kind}", value.Text("kind")));
        }

        if (value.Text("apiVersion") != apiVersion)
        {
            errors.Add(new FieldError("ValidateTypeMeta", FieldErrorType.Invalid, "apiVersion", $"must be {apiVersion}", value.Text("apiVersion")));
        }

        return errors;
    }
}
