using CrdToolkit.Generators.Emission;
using CrdToolkit.Schema.Access;

namespace CrdToolkit.Generators.Access;

/// <summary>The assembly attribute that carries the rules to the build.</summary>
internal static class PolicyRuleSource
{
    public const string FileName = "PolicyRules.g.cs";

    /// <summary>The text of the file.</summary>
    public static string Write(IEnumerable<PolicyRule> rules) => SourceWriter.CreateFile()
        .Line()
        .Line($"[assembly: {Known.PolicyRulesAttribute}({Literal.Of(PolicyRuleList.Write(rules))})]")
        .ToString();
}
