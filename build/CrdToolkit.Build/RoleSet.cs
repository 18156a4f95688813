using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Build;

/// <summary>The rules that a program needs: those of its own assembly and of the referenced ones.</summary>
internal sealed class RoleSet
{
    /// <summary>The name of the file that holds the roles.</summary>
    public const string RoleFile = "role.yaml";

    private readonly List<PolicyRule> rules = [];

    /// <summary>Adds what an assembly carries.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(EmbeddedDefinitions embedded)
    {
        if (embedded.RecordsEvents)
        {
            rules.Add(OperatorRules.Events);
        }

        if (embedded.Rules is not { } carried)
        {
            return null;
        }

        try
        {
            rules.AddRange(PolicyRuleList.Read(carried));
            return null;
        }
        catch (Exception malformed) when (malformed is JsonSyntaxException or InvalidCastException)
        {
            return $"The rules of roles in {embedded.AssemblyName} are no JSON list of rules: {malformed.Message}";
        }
    }

    /// <summary>The file for the rules added so far; none when there are none.</summary>
    public IEnumerable<ManifestFile> ToFiles(string project, string directory, string roleName) => rules.Count == 0
        ? []
        : [new(Path.Combine(directory, RoleFile), ManifestText.OfDocuments(project, RoleManifests.Of(rules, roleName)))];
}
