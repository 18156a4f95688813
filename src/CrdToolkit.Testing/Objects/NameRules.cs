using System.Text;
using System.Text.RegularExpressions;

namespace CrdToolkit.Testing.Objects;

/// <summary>What names, labels and annotations must look like (k8s.io/apimachinery/pkg/util/validation), with the words for what does not.</summary>
internal static partial class NameRules
{
    private const string LabelText = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainText = LabelText + @"(\." + LabelText + ")*";
    private const string NameText = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string ValueText = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";

    /// <summary>What is wrong with the name of an object; nothing when it is right.</summary>
    /// <param name="rule">What it must look like.</param>
    /// <param name="name">The name.</param>
    /// <param name="isPrefix">Whether it is a generateName: a hyphen may then be at the end.</param>
    public static IEnumerable<string> Name(NameRule rule, string name, bool isPrefix)
    {
        if (isPrefix && rule != NameRule.PathSegment && name.EndsWith('-'))
        {
            name = name[..^1] + "a";
        }

        return rule switch
        {
            NameRule.Label => Label(name),
            NameRule.Label1035 => Label1035(name),
            NameRule.PathSegment => PathSegment(name, isPrefix),
            _ => Subdomain(name),
        };
    }

    /// <summary>IsDNS1123Subdomain.</summary>
    public static IEnumerable<string> Subdomain(string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > 253)
        {
            yield return "must be no more than 253 characters";
        }

        if (!SubdomainPattern().IsMatch(value))
        {
            yield return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
                + $"an alphanumeric character (e.g. 'example.com', regex used for validation is '{SubdomainText}')";
        }
    }

    /// <summary>IsDNS1123Label.</summary>
    public static IEnumerable<string> Label(string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (!LabelPattern().IsMatch(value))
        {
            yield return SubdomainPattern().IsMatch(value)
                ? "must not contain dots"
                : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric "
                    + $"character (e.g. 'my-name',  or '123-abc', regex used for validation is '{LabelText}')";
        }
    }

    /// <summary>IsQualifiedName: keys of labels and annotations, finalizers.</summary>
    public static IEnumerable<string> QualifiedName(string value)
    {
        var parts = value.Split('/');
        if (parts.Length > 2)
        {
            yield return $"a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
                + $"(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '{NameText}') with an optional DNS subdomain prefix and '/' "
                + "(e.g. 'example.com/MyName')";
            yield break;
        }

        if (parts.Length == 2)
        {
            if (parts[0].Length == 0)
            {
                yield return "prefix part must be non-empty";
            }
            else
            {
                foreach (var error in Subdomain(parts[0]))
                {
                    yield return $"prefix part {error}";
                }
            }
        }

        if (parts[^1].Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (Encoding.UTF8.GetByteCount(parts[^1]) > 63)
        {
            yield return "name part must be no more than 63 bytes";
        }

        if (!NamePattern().IsMatch(parts[^1]))
        {
            yield return "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
                + $"(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '{NameText}')";
        }
    }

    /// <summary>IsValidLabelValue.</summary>
    public static IEnumerable<string> LabelValue(string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > 63)
        {
            yield return "must be no more than 63 bytes";
        }

        if (!ValuePattern().IsMatch(value))
        {
            yield return "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                + $"alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '{ValueText}')";
        }
    }

    private static IEnumerable<string> Label1035(string value)
    {
        if (Encoding.UTF8.GetByteCount(value) > 63)
        {
            yield return "must be no more than 63 characters";
        }

        if (!Label1035Pattern().IsMatch(value))
        {
            yield return "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an "
                + "alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
        }
    }

    private static IEnumerable<string> PathSegment(string value, bool isPrefix)
    {
        if (!isPrefix && value is "." or "..")
        {
            yield return $"may not be '{value}'";
        }

        foreach (var letter in value.Where(letter => letter is '/' or '%').Distinct())
        {
            yield return $"may not contain '{letter}'";
        }
    }

    [GeneratedRegex("^" + SubdomainText + @"\z")]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex("^" + LabelText + @"\z")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label1035Pattern();

    [GeneratedRegex("^" + NameText + @"\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^" + ValueText + @"\z")]
    private static partial Regex ValuePattern();
}
