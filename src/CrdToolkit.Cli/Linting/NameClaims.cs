using CrdToolkit.Cli.Reading;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Cli.Linting;

/// <summary>P-4: of definitions that want one name, the API server accepts all and establishes the first alone.</summary>
internal sealed class NameClaims
{
    private readonly Dictionary<(string Group, string Space, string Name), NameClaim> first = [];

    /// <summary>The names that a definition claims.</summary>
    public static IEnumerable<NameClaim> Of(CustomResourceDefinition definition, string file, SourceNode source)
    {
        var names = definition.Names;
        (string Space, string? Name, string Field)[] claimed =
        [
            ("resources", names.Plural, "plural"),
            ("resources", names.Singular, "singular"),
            ("kinds", names.Kind, "kind"),
            ("kinds", names.ListKind, "listKind"),
            .. names.ShortNames.Select((name, index) => ("resources", (string?)name, $"shortNames[{index}]")),
        ];
        return claimed.Where(claim => !string.IsNullOrEmpty(claim.Name)).Select(claim => new NameClaim(
            definition.Group, claim.Space, claim.Name!, "spec.names." + claim.Field, definition.Name, file, source.Find("spec.names." + claim.Field)));
    }

    /// <summary>The findings about names that another definition, seen before, claims too.</summary>
    public IEnumerable<Finding> Add(IEnumerable<NameClaim> claims)
    {
        foreach (var claim in claims)
        {
            var key = (claim.Group, claim.Space, claim.Name);
            if (!first.TryGetValue(key, out var earlier))
            {
                first.Add(key, claim);
            }
            else if (earlier.Definition != claim.Definition)
            {
                yield return new(claim.File, claim.Position, Severity.Warning, "P-4", claim.Definition, claim.Field,
                    $"'{claim.Name}' is claimed by {earlier.Definition} too ({earlier.File}:{earlier.Position.Line}): the API server accepts both and establishes the first alone (not all names are accepted)");
            }
        }
    }
}
