using CrdToolkit.Generators.Diagnostics;

namespace CrdToolkit.Generators.Definitions;

/// <summary>
/// Finds kinds of one group that claim one name. Plural, singular and short names share one space of names, kinds and list kinds
/// another; of two claims the API server accepts the first.
/// </summary>
internal static class NameClashes
{
    public static IEnumerable<ResourceProblem> Find(IReadOnlyList<ResourceKind> kinds) =>
        Find(kinds, ResourceNames).Concat(Find(kinds, KindNames));

    private static IEnumerable<ResourceProblem> Find(IReadOnlyList<ResourceKind> kinds, Func<ResourceKind, IEnumerable<(string What, string Name)>> namesOf)
    {
        var claims = new Dictionary<string, (string What, ResourceKind Kind)>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            foreach (var (what, name) in namesOf(kind))
            {
                if (!claims.TryGetValue(name, out var claim))
                {
                    claims.Add(name, (what, kind));
                }
                else if (claim.Kind != kind)
                {
                    yield return new ResourceProblem(
                        Rules.NameTaken,
                        kind.Versions[0].Type.FullyQualifiedName,
                        new[] { what, name, kind.Versions[0].Type.Name, claim.What, claim.Kind.Versions[0].Type.Name, kind.Group });
                }
            }
        }
    }

    private static IEnumerable<(string What, string Name)> ResourceNames(ResourceKind kind) =>
        kind.Versions.Select(version => ("plural name", version.Plural))
            .Concat(kind.Versions.Select(version => ("singular name", version.Singular)))
            .Concat(kind.ShortNames.Select(name => ("short name", name)))
            .Distinct();

    private static IEnumerable<(string What, string Name)> KindNames(ResourceKind kind) =>
        [("kind", kind.Kind), ("list kind", $"{kind.Kind}List")];
}
