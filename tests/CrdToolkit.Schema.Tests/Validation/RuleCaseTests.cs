using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>Each rule, broken on purpose: same fields, reasons and words as the API server, told under the rule's own number.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string> Names => [.. RuleCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_rule_is_told_as_the_API_server_tells_it(string name)
    {
        var one = RuleCase.All.Single(candidate => candidate.Name == name);
        var definition = CustomResourceDefinitionReader.Read(one.Definition);

        var errors = CustomResourceDefinitionValidator.Validate(definition);
        var warnings = CustomResourceDefinitionValidator.Warnings(definition);

        Assert.Equal(Sorted(one.Causes.Select(cause => $"{cause.Reason} {cause.Field}: {cause.Message}")), Sorted(errors.Select(Show)));
        Assert.Equal(one.Warnings, warnings.Where(warning => warning.StartsWith("unrecognized", StringComparison.Ordinal)));
        Assert.Equal(one.Causes.Count == 0, errors.Count == 0);
        if (one.Causes.Count > 0)
        {
            Assert.Contains(one.Rule, errors.Select(error => error.Rule));
        }
    }

    private static string Show(FieldError error)
    {
        var value = error.Body.IndexOf('{', StringComparison.Ordinal);
        return $"{error.Reason} {error.Field}: {(value < 0 ? error.Body : error.Body[..value].TrimEnd('[') + "…")}";
    }

    private static string[] Sorted(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal)];
}
