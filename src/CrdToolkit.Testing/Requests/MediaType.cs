using System.Globalization;

namespace CrdToolkit.Testing.Requests;

/// <summary>A media type with its parameters, as in <c>application/json;as=Table;v=v1;g=meta.k8s.io</c>.</summary>
/// <param name="Name">Type and subtype.</param>
/// <param name="Parameters">The parameters.</param>
internal sealed record MediaType(string Name, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>YAML.</summary>
    public const string Yaml = "application/yaml";

    /// <summary>The media types of a header: what is wanted most comes first, and patterns after what they stand for.</summary>
    public static IEnumerable<MediaType> ParseList(string header) => header
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(Parse)
        .OrderByDescending(type => type.Quality)
        .ThenBy(type => type.Name.Count(character => character == '*'));

    private double Quality =>
        double.TryParse(Parameter("q"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    /// <summary>A parameter; empty when it is not given.</summary>
    public string Parameter(string name) => Parameters.GetValueOrDefault(name, "");

    /// <summary>One media type.</summary>
    public static MediaType Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            parameters[equals < 0 ? part : part[..equals]] = equals < 0 ? "" : part[(equals + 1)..].Trim('"');
        }

        return new MediaType(parts[0].ToLowerInvariant(), parameters);
    }
}
