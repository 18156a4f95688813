using System.Text;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>R-15…R-22: the versions, their names, the stored one, their deprecation.</summary>
internal static class VersionRules
{
    private const int LongestWarning = 256;

    public static void CheckSchemasArePresent(DefinitionParts parts, RuleErrors errors)
    {
        for (var i = 0; parts.Common.Schema is null && i < parts.Versions.Count; i++)
        {
            if (parts.Versions[i].Version.Schema is null)
            {
                errors.Required("R-22", parts.Versions[i].Part.SchemaPath);
            }
        }
    }

    public static void CheckVersion(DefinitionVersion version, RuleErrors errors)
    {
        if (Names.FindDns1035LabelProblem(version.Version.Name) is { } problem)
        {
            errors.Invalid("R-15", version.Part.Path.Child("name"), version.Version.Name, problem);
        }

        CheckDeprecation(version.Version, version.Part.Path.Child("deprecationWarning"), errors);
    }

    public static void CheckVersionsTogether(CustomResourceDefinition definition, RuleErrors errors)
    {
        var path = new FieldPath("spec.versions");
        JsonValue versions = definition.Versions.IsEmpty ? definition.AlsoWritten.TryGetValue("spec.versions", out var empty) ? empty : JsonNull.Instance : JsonArray.Of(definition.Versions.Select(Show));
        if (definition.Versions.Select(version => version.Name).Distinct(StringComparer.Ordinal).Count() != definition.Versions.Count)
        {
            errors.Add(Invalid("R-16", "must contain unique version names"));
        }

        if (definition.Versions.Count(version => version.Storage) != 1)
        {
            errors.Add(Invalid("R-17", "must have exactly one version marked as storage version"));
        }

        // The API server keeps the first version's name beside the list, and checks it there once more.
        if (!definition.Versions.IsEmpty && definition.Versions[0].Name is { Length: > 0 } first && Names.FindDns1035LabelProblem(first) is { } problem)
        {
            errors.Invalid("R-15", new("spec.version"), first, problem);
        }

        FieldError Invalid(string rule, string detail) => new(rule, FieldErrorType.Invalid, path.ToString(), detail, versions) { IsStructure = true };
    }

    /// <summary>The API server notes the first storage version in the status and then wants each of them there.</summary>
    public static void CheckStoredVersions(CustomResourceDefinition definition, RuleErrors errors)
    {
        var path = new FieldPath("status.storedVersions");
        var stored = definition.Versions.FirstOrDefault(version => version.Storage)?.Name;
        if (stored is null)
        {
            errors.Invalid("R-17", path, null, "must have at least one stored version");
            return;
        }

        // A name is struck off the list of those to be found when a version has it, so a repeated name is missed the second time.
        var isNoted = true;
        foreach (var version in definition.Versions)
        {
            var isFound = isNoted && version.Name == stored;
            if (version.Storage && !isFound)
            {
                errors.Invalid("R-17", path, JsonArray.Of([stored]), "must have the storage version " + version.Name);
            }

            isNoted &= !isFound;
        }
    }

    private static void CheckDeprecation(CustomResourceVersion version, FieldPath path, RuleErrors errors)
    {
        if (version.DeprecationWarning is not { } warning)
        {
            return;
        }

        if (!version.Deprecated)
        {
            Refuse("R-18", "can only be set for deprecated versions");
            return;
        }

        if (Encoding.UTF8.GetByteCount(warning) > LongestWarning)
        {
            Refuse("R-19", "must be <= 256 characters long");
        }

        if (warning.Length == 0)
        {
            Refuse("R-20", "must not be an empty string");
        }

        for (var i = 0; i < warning.Length; i++)
        {
            if (!GoText.IsShown(warning[i]))
            {
                var index = Encoding.UTF8.GetByteCount(warning.Substring(0, i));
                Refuse("R-21", $"must only contain printable UTF-8 characters; non-printable character found at index {index}");
                break;
            }
        }

        void Refuse(string rule, string detail) =>
            errors.Add(new(rule, FieldErrorType.Invalid, path.ToString(), detail, warning) { ShowsJson = true });
    }

    // As Go writes a structure whose members have no names for JSON. What all versions have in common stands elsewhere.
    private static JsonValue Show(CustomResourceVersion version) => new JsonObjectBuilder
    {
        ["Name"] = version.Name,
        ["Served"] = version.Served,
        ["Storage"] = version.Storage,
        ["Deprecated"] = version.Deprecated,
        ["DeprecationWarning"] = version.DeprecationWarning is { } warning ? warning : JsonNull.Instance,
        ["Schema"] = JsonNull.Instance,
        ["Subresources"] = JsonNull.Instance,
        ["AdditionalPrinterColumns"] = JsonNull.Instance,
        ["SelectableFields"] = JsonNull.Instance,
    }.ToObject();
}
