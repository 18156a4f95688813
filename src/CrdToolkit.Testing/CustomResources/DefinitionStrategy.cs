using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>The life of CustomResourceDefinitions, validated by the rules that the whole toolkit shares.</summary>
/// <param name="fields">The fields of the kind.</param>
/// <param name="clock">When conditions change.</param>
internal sealed class DefinitionStrategy(KindFields fields, TimeProvider clock) : ResourceStrategy
{
    /// <inheritdoc/>
    public override bool AllowsUnconditionalUpdate => false;

    private static readonly FieldSet ResetByMain = FieldSet.Of((string[])["f:status"]);
    private static readonly FieldSet ResetByStatus = FieldSet.Of([["f:metadata"], ["f:spec"]]);

    /// <inheritdoc/>
    public override bool HasGracePeriod => false;

    /// <inheritdoc/>
    public override FieldType FieldType => fields.Type;

    /// <inheritdoc/>
    public override JsonObject EmptyObject => fields.EmptyObject;

    /// <inheritdoc/>
    public override FieldSet ResetFields(UpdateTarget target) => target == UpdateTarget.Status ? ResetByStatus : ResetByMain;

    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings)
    {
        // Whoever reads schemas does so by recursion.
        if (Nesting.IsDeeperThan(body, JsonReaderOptions.DefaultMaxDepth))
        {
            throw new UnreadableObjectException("CustomResourceDefinition", "v1", "exceeded max depth");
        }

        var decoded = fields.Decode(body, findings);
        var spec = decoded.Child("spec");
        var names = spec.Child("names");
        var kind = names.Text("kind");
        if (kind.Length > 0)
        {
            names = names.Text("singular").Length > 0 ? names : names.With("singular", kind.ToLowerInvariant());
            names = names.Text("listKind").Length > 0 ? names : names.With("listKind", $"{kind}List");
        }

        var conversion = spec["conversion"] ?? JsonValues.Object(("strategy", "None"));
        return WithStoredVersions(decoded.With("spec", spec.With("names", names).With("conversion", conversion)));
    }

    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value) => value
        .WithMetadata("generation", 1L)
        .With("status", JsonValues.Object(
            ("conditions", JsonNull.Instance),
            ("acceptedNames", JsonValues.Object(("plural", ""), ("kind", ""))),
            ("storedVersions", StorageVersion(value) is { } version ? JsonValues.Strings([version]) : JsonNull.Instance)));

    /// <inheritdoc/>
    public override IEnumerable<FieldError> Validate(JsonObject value)
    {
        var definition = Read(value);
        var errors = CustomResourceDefinitionValidator.Validate(definition);
        if (errors.Count == 0)
        {
            errors = CustomResourceDefinitionValidator.ValidateRuleCosts(definition);
        }

        // That a name is missing is found for every kind.
        return errors.Where(error => error is not { Type: FieldErrorType.Required, Field: "metadata.name" });
    }

    /// <inheritdoc/>
    public override IEnumerable<string> WarningsOnCreate(JsonObject value) => CustomResourceDefinitionValidator.Warnings(Read(value));

    /// <inheritdoc/>
    public override JsonObject PrepareForUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        if (target == UpdateTarget.Status)
        {
            return old.WithOrWithout("status", value["status"]);
        }

        var status = old.Child("status");
        if (StorageVersion(value) is { } version && !status.Texts("storedVersions").Contains(version))
        {
            status = status.With("storedVersions", JsonValues.Strings(status.Texts("storedVersions").Append(version)));
        }

        var prepared = value.With("status", status);
        return Equals(prepared["spec"], old["spec"]) ? prepared : prepared.WithMetadata("generation", old.Generation + 1);
    }

    /// <inheritdoc/>
    public override IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old, UpdateTarget target)
    {
        var (spec, before) = (value.Child("spec"), old.Child("spec"));
        if (target == UpdateTarget.Status)
        {
            // Whoever writes the status is believed: that is how a version is taken off the stored ones.
            return [];
        }

        var definition = Read(value);
        var errors = CustomResourceDefinitionValidator.Validate(definition).ToList();
        if (errors.Count == 0 && !Equals(spec["versions"], before["versions"]))
        {
            errors.AddRange(CustomResourceDefinitionValidator.ValidateRuleCosts(definition));
        }

        var isEstablished = DefinitionStatus.IsTrue(old, "Established");
        foreach (var path in (string[][])[["group"], ["names", "plural"], .. isEstablished ? (string[][])[["scope"], ["names", "kind"]] : []])
        {
            if (!Equals(spec.Find(path), before.Find(path)))
            {
                errors.Add(new(
                    "ValidateCustomResourceDefinitionUpdate",
                    FieldErrorType.Invalid,
                    $"spec.{string.Join('.', path)}",
                    "field is immutable",
                    spec.Find(path) ?? JsonNull.Instance));
            }
        }

        if (isEstablished && ConversionCertificates.FindProblem(before) is null && ConversionCertificates.FindProblem(spec) is { } problem)
        {
            errors.Add(new(
                "ValidateCABundle",
                FieldErrorType.Invalid,
                "spec.conversion.webhookClientConfig.caBundle",
                $"unable to load root certificates: {problem}",
                ConversionCertificates.Bundle(spec)!));
        }

        var versions = spec.Objects("versions").Select(version => version.Text("name")).ToHashSet(StringComparer.Ordinal);
        var stored = value.Child("status").Texts("storedVersions").ToList();
        errors.AddRange(stored
            .Select((version, index) => (version, index))
            .Where(entry => !versions.Contains(entry.version))
            .Select(entry => new FieldError(
                "ValidateCustomResourceDefinitionStoredVersions",
                FieldErrorType.Invalid,
                $"status.storedVersions[{entry.index}]",
                $"missing from spec.versions; {entry.version} was previously a storage version, and must remain in spec.versions until a storage migration "
                    + $"ensures no data remains persisted in {entry.version} and removes {entry.version} from status.storedVersions",
                entry.version)));
        return errors;
    }

    /// <inheritdoc/>
    public override bool IsRemovable(JsonObject value) => !value.Finalizers.Any();

    /// <inheritdoc/>
    public override JsonObject MarkAsDeleting(JsonObject value)
    {
        var terminating = DefinitionStatus.WithCondition(
            value,
            "Terminating",
            true,
            "InstanceDeletionPending",
            "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
            clock.GetUtcNow());
        return value.Finalizers.Contains(FinalizerNames.CustomResourceCleanup)
            ? terminating
            : terminating.WithFinalizers([.. value.Finalizers, FinalizerNames.CustomResourceCleanup]);
    }

    // What is stored nowhere is stored in the storage version.
    private static JsonObject WithStoredVersions(JsonObject value) =>
        value["status"] is JsonObject status && !status.Texts("storedVersions").Any() && StorageVersion(value) is { } version
            ? value.With("status", status.With("storedVersions", JsonValues.Strings([version])))
            : value;

    private static string? StorageVersion(JsonObject value) =>
        value.Child("spec").Objects("versions").FirstOrDefault(version => version.IsTrue("storage"))?.Text("name");

    private static CustomResourceDefinition Read(JsonObject value)
    {
        try
        {
            return CustomResourceDefinitionReader.Read(value);
        }
        catch (CustomResourceDefinitionFormatException e)
        {
            throw new UnreadableObjectException("CustomResourceDefinition", "v1", e.Message);
        }
    }
}
