using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>What values in built-in kinds look like (k8s.io/apimachinery/pkg/util/validation), with the words for what does not.</summary>
internal static partial class Formats
{
    private const string NotNegativeDetail = "must be greater than or equal to 0";

    /// <summary>IsValidPortNum.</summary>
    public static IEnumerable<string> PortNumber(long port) => port is >= 1 and <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];

    /// <summary>IsValidPortName.</summary>
    public static IEnumerable<string> PortName(string name)
    {
        if (name.Length > 15)
        {
            yield return "must be no more than 15 characters";
        }

        if (!PortNameLetters().IsMatch(name))
        {
            yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        }

        if (!name.Any(char.IsAsciiLetterLower))
        {
            yield return "must contain at least one letter (a-z)";
        }

        if (name.Contains("--", StringComparison.Ordinal))
        {
            yield return "must not contain consecutive hyphens";
        }

        if (name.StartsWith('-') || name.EndsWith('-'))
        {
            yield return "must not begin or end with a hyphen";
        }
    }

    /// <summary>ValidatePortNumOrName.</summary>
    public static IEnumerable<FieldError> Port(string field, JsonValue? port) => port switch
    {
        JsonString name => FieldErrors.Invalid(field, name, PortName(name.Value)),
        JsonNumber number when number.TryGetInt64(out var value) => FieldErrors.Invalid(field, number, PortNumber(value)),
        _ => FieldErrors.Invalid(field, JsonNumber.FromInt64(0), PortNumber(0)),
    };

    /// <summary>IsConfigMapKey.</summary>
    public static IEnumerable<string> ConfigKey(string key)
    {
        if (key.Length > 253)
        {
            yield return "must be no more than 253 characters";
        }

        if (!ConfigKeyPattern().IsMatch(key))
        {
            yield return "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used "
                + "for validation is '[-._a-zA-Z0-9]+')";
        }

        if (key is "." or "..")
        {
            yield return $"must not be '{key}'";
        }
        else if (key.StartsWith("..", StringComparison.Ordinal))
        {
            yield return "must not start with '..'";
        }
    }

    /// <summary>IsRelaxedEnvVarName.</summary>
    public static IEnumerable<string> EnvironmentName(string name) => name.All(letter => letter is >= ' ' and <= '~' and not '=')
        ? []
        : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];

    /// <summary>ValidateNonnegativeField, for members that are there.</summary>
    public static IEnumerable<FieldError> NotNegative(JsonObject value, string path, params string[] members) => members
        .Where(member => value.Number(member) < 0)
        .Select(member => FieldErrors.Invalid($"{path}.{member}", value[member]!, NotNegativeDetail));

    /// <summary>ValidatePositiveIntOrPercent.</summary>
    public static IEnumerable<FieldError> IntegerOrPercent(string field, JsonValue? value) => value switch
    {
        JsonString text when !Percent().IsMatch(text.Value) => [FieldErrors.Invalid(
            field, text, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')")],
        JsonNumber number when number.TryGetInt64(out var integer) && integer < 0 => [FieldErrors.Invalid(field, number, NotNegativeDetail)],
        _ => [],
    };

    /// <summary>IsNotMoreThan100Percent.</summary>
    public static IEnumerable<FieldError> AtMostAll(string field, JsonValue? value) => value is JsonString text && PercentOf(text) > 100
        ? [FieldErrors.Invalid(field, text, "must not be greater than 100%")]
        : [];

    /// <summary>The number of an integer or of a percentage; null when it is neither.</summary>
    public static long? PercentOf(JsonValue? value) => value switch
    {
        JsonString text when Percent().IsMatch(text.Value) && long.TryParse(text.Value[..^1], out var percent) => percent,
        JsonNumber number when number.TryGetInt64(out var integer) => integer,
        _ => null,
    };

    /// <summary>ValidateLabels.</summary>
    public static IEnumerable<FieldError> Labels(string field, JsonObject labels) => labels.Members.SelectMany(label =>
        FieldErrors.Invalid(field, label.Key, NameRules.QualifiedName(label.Key))
            .Concat(label.Value is JsonString value ? FieldErrors.Invalid(field, value, NameRules.LabelValue(value.Value)) : []));

    /// <summary>ValidateLabelSelector.</summary>
    public static IEnumerable<FieldError> Selector(string path, JsonObject selector)
    {
        foreach (var error in Labels($"{path}.matchLabels", selector.Child("matchLabels")))
        {
            yield return error;
        }

        foreach (var (requirement, index) in selector.Objects("matchExpressions").Select((requirement, index) => (requirement, index)))
        {
            foreach (var error in Requirement($"{path}.matchExpressions[{index}]", requirement))
            {
                yield return error;
            }
        }
    }

    /// <summary>IsValidIP.</summary>
    public static IEnumerable<string> Address(string text)
    {
        if (!IsAddress(text, out var address))
        {
            yield return "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
        }
        else if (address!.ToString() != text)
        {
            yield return $"must be in canonical form (\"{address}\")";
        }
    }

    /// <summary>ValidateNonSpecialIP.</summary>
    public static IEnumerable<string> SpecialAddress(string text)
    {
        if (!IsAddress(text, out var address))
        {
            yield return "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
            yield break;
        }

        var bytes = address!.GetAddressBytes();
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return $"may not be unspecified ({text})";
        }

        if (IPAddress.IsLoopback(address))
        {
            yield return "may not be in the loopback range (127.0.0.0/8, ::1/128)";
        }

        if (address.IsIPv6LinkLocal || bytes is [169, 254, _, _])
        {
            yield return "may not be in the link-local range (169.254.0.0/16, fe80::/10)";
        }

        if (bytes is [224, 0, 0, _] or [0xff, 0x02 or 0x12 or 0x22 or 0x32, ..])
        {
            yield return "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)";
        }
    }

    /// <summary>IsValidCIDR.</summary>
    public static IEnumerable<string> Network(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || !IsAddress(parts[0], out var address) || !int.TryParse(parts[1], out var length)
            || length < 0 || length > (address!.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        {
            yield return "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
        }
    }

    /// <summary>IsWildcardDNS1123Subdomain.</summary>
    public static IEnumerable<string> WildcardSubdomain(string text)
    {
        if (text.Length > 253)
        {
            yield return "must be no more than 253 characters";
        }

        if (!text.StartsWith("*.", StringComparison.Ordinal) || NameRules.Subdomain(text[2..]).Any())
        {
            yield return "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric "
                + "characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is "
                + @"'\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
        }
    }

    /// <summary>IsDomainPrefixedPath, of a limited length.</summary>
    public static IEnumerable<FieldError> DomainPrefixedPath(string field, string text, int longest)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (text.Length == 0)
        {
            yield return FieldErrors.Required(field);
        }
        else if (slash <= 0 || slash == text.Length - 1)
        {
            yield return FieldErrors.Invalid(field, text, "must be a domain-prefixed path (such as \"acme.io/foo\")");
        }
        else
        {
            foreach (var error in FieldErrors.Invalid(field, text[..slash], NameRules.Subdomain(text[..slash])))
            {
                yield return error;
            }
        }

        if (text.Length > longest)
        {
            yield return FieldErrors.TooLong(field, longest);
        }
    }

    /// <summary>Whether a text is an address; Go takes none with zeros in front, and no scopes.</summary>
    public static bool IsAddress(string text, out IPAddress? address) => IPAddress.TryParse(text, out address)
        && !text.Contains('%', StringComparison.Ordinal)
        && (text.Contains(':', StringComparison.Ordinal) || AddressOfVersion4().IsMatch(text));

    private static IEnumerable<FieldError> Requirement(string path, JsonObject requirement)
    {
        var (operation, values) = (requirement.Text("operator"), requirement.Texts("values").ToList());
        switch (operation)
        {
            case "In" or "NotIn":
                if (values.Count == 0)
                {
                    yield return FieldErrors.Required($"{path}.values", "must be specified when `operator` is 'In' or 'NotIn'");
                }

                break;
            case "Exists" or "DoesNotExist":
                if (values.Count > 0)
                {
                    yield return FieldErrors.Forbidden($"{path}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }

                break;
            default:
                yield return FieldErrors.Invalid($"{path}.operator", operation, "not a valid selector operator");
                break;
        }

        foreach (var error in FieldErrors.Invalid($"{path}.key", requirement.Text("key"), NameRules.QualifiedName(requirement.Text("key"))))
        {
            yield return error;
        }

        foreach (var (value, index) in values.Select((value, index) => (value, index)))
        {
            foreach (var error in FieldErrors.Invalid($"{path}.values[{index}]", value, NameRules.LabelValue(value)))
            {
                yield return error;
            }
        }
    }

    [GeneratedRegex(@"^[-a-z0-9]+\z")]
    private static partial Regex PortNameLetters();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKeyPattern();

    [GeneratedRegex(@"^[0-9]+%\z")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}\z")]
    private static partial Regex AddressOfVersion4();
}
