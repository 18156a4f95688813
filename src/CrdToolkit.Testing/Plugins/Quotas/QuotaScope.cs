using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Which objects a quota is about.</summary>
/// <param name="Name">The scope.</param>
/// <param name="Operator">How the class of an object has to stand to the values, for scopes of classes.</param>
/// <param name="Values">Classes.</param>
internal sealed record QuotaScope(string Name, string Operator, IReadOnlyList<string> Values)
{
    /// <summary>The scopes of a quota; an object has to be in all of them.</summary>
    public static IEnumerable<QuotaScope> Of(JsonObject quota) => quota.Child("spec").Texts("scopes")
        .Select(name => new QuotaScope(name, "Exists", []))
        .Concat(quota.Child("spec").Child("scopeSelector").Objects("matchExpressions")
            .Select(expression => new QuotaScope(expression.Text("scopeName"), expression.Text("operator"), [.. expression.Texts("values")])));

    /// <summary>Whether the class of an object is one that is meant.</summary>
    /// <param name="name">The class; empty when it has none.</param>
    public bool Selects(string name) => Operator switch
    {
        "In" => name.Length > 0 && Values.Contains(name),
        "NotIn" => !Values.Contains(name) || name.Length == 0,
        "DoesNotExist" => name.Length == 0,
        _ => name.Length > 0,
    };
}
