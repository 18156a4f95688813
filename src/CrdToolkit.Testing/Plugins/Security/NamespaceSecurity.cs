using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>What the labels of a namespace demand of its pods (PolicyToEvaluate). Nothing is audited here; the labels for that are checked all the same.</summary>
internal sealed partial class NamespaceSecurity
{
    private const string Prefix = "pod-security.kubernetes.io/";
    private readonly List<FieldError> errors = [];

    private NamespaceSecurity(JsonObject labels)
    {
        var (enforced, enforcedVersion) = Mode(labels, "enforce", onError: SecurityLevel.Restricted);
        Mode(labels, "audit", onError: SecurityLevel.Privileged);
        var (warned, warnedVersion) = Mode(labels, "warn", onError: SecurityLevel.Privileged);

        // What is enforced is warned of as well, in workloads, unless the namespace says otherwise.
        var isInherited = labels[Prefix + "warn"] is null && enforced > SecurityLevel.Privileged;
        Enforce = new SecurityStandard(enforced, enforcedVersion);
        Warn = isInherited
            ? new SecurityStandard(enforced, labels[Prefix + "warn-version"] is null ? enforcedVersion : warnedVersion)
            : new SecurityStandard(warned, warnedVersion);
    }

    /// <summary>What a pod has to keep to.</summary>
    public SecurityStandard Enforce { get; }

    /// <summary>What a warning follows from where it is not kept to.</summary>
    public SecurityStandard Warn { get; }

    /// <summary>Labels that mean nothing.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Reads the labels of a namespace.</summary>
    public static NamespaceSecurity Of(JsonObject @namespace) => new(@namespace.Metadata.Child("labels"));

    private (SecurityLevel Level, int? Minor) Mode(JsonObject labels, string mode, SecurityLevel onError)
    {
        var (level, minor) = (SecurityLevel.Privileged, (int?)null);
        if (labels[Prefix + mode] is JsonString named)
        {
            level = named.Value switch
            {
                "privileged" => SecurityLevel.Privileged,
                "baseline" => SecurityLevel.Baseline,
                "restricted" => SecurityLevel.Restricted,
                _ => Wrong(mode, named, "must be one of privileged, baseline, restricted", onError),
            };
        }

        if (labels[$"{Prefix}{mode}-version"] is JsonString version && version.Value != "latest")
        {
            minor = Version().Match(version.Value) is { Success: true } match && int.TryParse(match.Groups["minor"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : Wrong(mode + "-version", version, "must be \"latest\" or \"v1.x\"", (int?)null);
        }

        return (level, minor);
    }

    private T Wrong<T>(string label, JsonString value, string detail, T instead)
    {
        errors.Add(new FieldError("PolicyToEvaluate", FieldErrorType.Invalid, $"metadata.labels[{Prefix}{label}]", detail, value));
        return instead;
    }

    [GeneratedRegex(@"^v1\.(?<minor>[0-9]|[1-9][0-9]*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
