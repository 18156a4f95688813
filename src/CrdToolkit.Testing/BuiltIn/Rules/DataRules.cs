using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of config maps and secrets (ValidateConfigMap, ValidateSecret).</summary>
internal static class DataRules
{
    private const long MaximumBytes = 1024 * 1024;

    /// <summary>The errors of a config map.</summary>
    public static IEnumerable<FieldError> ConfigMap(JsonObject value)
    {
        foreach (var error in Keys(value, "data").Concat(Keys(value, "binaryData")))
        {
            yield return error;
        }

        foreach (var key in value.Child("data").Members.Keys.Where(key => value.Child("binaryData")[key] is not null))
        {
            yield return FieldErrors.Invalid($"data[{key}]", key, "duplicate of key present in binaryData");
        }

        var bytes = value.Child("data").Members.Values.OfType<JsonString>().Sum(text => (long)Encoding.UTF8.GetByteCount(text.Value)) + Bytes(value.Child("binaryData"));
        if (bytes > MaximumBytes)
        {
            yield return FieldErrors.TooLong("", MaximumBytes);
        }
    }

    /// <summary>The errors of a secret, which depend on what it is for.</summary>
    public static IEnumerable<FieldError> Secret(JsonObject value)
    {
        var data = value.Child("data");
        foreach (var error in Keys(value, "data"))
        {
            yield return error;
        }

        if (Bytes(data) > MaximumBytes)
        {
            yield return FieldErrors.TooLong("data", MaximumBytes);
        }

        foreach (var error in OfType(value.Text("type"), value, data))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> OfType(string type, JsonObject value, JsonObject data)
    {
        switch (type)
        {
            case "kubernetes.io/service-account-token":
                if (value.Metadata.Child("annotations").Text("kubernetes.io/service-account.name").Length == 0)
                {
                    yield return FieldErrors.Required("metadata.annotations[kubernetes.io/service-account.name]");
                }

                break;
            case "kubernetes.io/dockercfg":
            case "kubernetes.io/dockerconfigjson":
                var key = type.EndsWith("json", StringComparison.Ordinal) ? ".dockerconfigjson" : ".dockercfg";
                if (data[key] is null)
                {
                    yield return FieldErrors.Required($"data[{key}]");
                }
                else if (!IsJson(data.Text(key), out var problem))
                {
                    yield return FieldErrors.Invalid($"data[{key}]", "<secret contents redacted>", problem);
                }

                break;
            case "kubernetes.io/basic-auth" when data["username"] is null && data["password"] is null:
                yield return FieldErrors.Required("data[%s][username]");
                yield return FieldErrors.Required("data[%s][password]");
                break;
            case "kubernetes.io/ssh-auth" when data.Text("ssh-privatekey").Length == 0:
                yield return FieldErrors.Required("data[%s][ssh-privatekey]");
                break;
            case "kubernetes.io/tls":
                foreach (var name in (string[])["tls.crt", "tls.key"])
                {
                    if (data[name] is null)
                    {
                        yield return FieldErrors.Required($"data[{name}]");
                    }
                }

                break;
        }
    }

    private static IEnumerable<FieldError> Keys(JsonObject value, string field) =>
        value.Child(field).Members.Keys.SelectMany(key => FieldErrors.Invalid($"{field}[{key}]", key, Formats.ConfigKey(key)));

    private static long Bytes(JsonObject data) => data.Members.Values.OfType<JsonString>().Sum(text => GoBase64.Length(text.Value));

    private static bool IsJson(string base64, out string problem)
    {
        var bytes = Convert.FromBase64String(base64);
        try
        {
            var value = GoJson.Parse(bytes, GoJsonWords.StandardLibrary);
            problem = $"json: cannot unmarshal {GoTypes.Name(value)} into Go value of type map[string]interface {{}}";
            return value is JsonObject or JsonNull;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return false;
        }
    }
}
