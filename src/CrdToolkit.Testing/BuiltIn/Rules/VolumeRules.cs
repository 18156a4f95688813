using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the volumes of a pod (ValidateVolumes).</summary>
internal static class VolumeRules
{
    private const long LargestMode = 511;

    /// <summary>The errors of volumes.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject spec, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (volume, index) in spec.Objects("volumes").Select((volume, index) => (volume, index)))
        {
            var (at, name) = ($"{path}[{index}]", volume.Text("name"));
            foreach (var error in Source(volume, at))
            {
                yield return error;
            }

            foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{at}.name", name, NameRules.Label(name)))
            {
                yield return error;
            }

            if (name.Length > 0 && !names.Add(name))
            {
                yield return FieldErrors.Duplicate($"{at}.name", name);
            }
        }
    }

    /// <summary>validateLocalDescendingPath: a path that stays below where it starts.</summary>
    public static IEnumerable<FieldError> Descending(string field, string path)
    {
        if (path.StartsWith('/'))
        {
            yield return FieldErrors.Invalid(field, path, "must be a relative path");
        }

        if (path.Split('/').Contains(".."))
        {
            yield return FieldErrors.Invalid(field, path, "must not contain '..'");
        }
    }

    // validateVolumeSource: the first one counts, in the order of the Go type, which schemas do not keep.
    private static IEnumerable<FieldError> Source(JsonObject volume, string path)
    {
        var sources = volume.Members.Where(member => member.Key != "name" && member.Value is JsonObject).ToList();
        foreach (var further in sources.Skip(1))
        {
            yield return FieldErrors.Forbidden($"{path}.{further.Key}", "may not specify more than 1 volume type");
        }

        if (sources is not [var (name, value), ..])
        {
            yield break;
        }

        var (source, at) = ((JsonObject)value, $"{path}.{name}");
        if (name == "secret" && source.Text("secretName").Length == 0)
        {
            yield return FieldErrors.Required($"{at}.secretName");
        }
        else if (name == "configMap" && source.Text("name").Length == 0)
        {
            yield return FieldErrors.Required($"{at}.name");
        }
        else if (name == "hostPath" && source.Text("path").Split('/').Contains(".."))
        {
            yield return FieldErrors.Invalid($"{at}.path", source.Text("path"), "must not contain '..'");
        }
        else if (name == "emptyDir" && source["sizeLimit"] is JsonString size && Quantity.BillionthsOf(size.Value) < 0)
        {
            yield return FieldErrors.Forbidden($"{at}.sizeLimit", "SizeLimit field must be a valid resource quantity");
        }

        if (source.Number("defaultMode") is (< 0 or > LargestMode) and { } mode)
        {
            yield return FieldErrors.Invalid($"{at}.defaultMode", mode, "must be a number between 0 and 0777 (octal), both inclusive");
        }

        foreach (var (item, itemPath) in PodRules.Items(source, at, "items"))
        {
            if (item.Number("mode") is (< 0 or > LargestMode) and { } itemMode)
            {
                yield return FieldErrors.Invalid($"{itemPath}.mode", itemMode, "must be a number between 0 and 0777 (octal), both inclusive");
            }

            foreach (var error in Descending($"{itemPath}.path", item.Text("path")))
            {
                yield return error;
            }
        }
    }
}
