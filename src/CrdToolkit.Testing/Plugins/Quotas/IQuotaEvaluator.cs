using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Knows what the objects of a resource use of a quota (quota.Evaluator).</summary>
internal interface IQuotaEvaluator
{
    /// <summary>Whether an update may use more than before.</summary>
    bool ChargesUpdates => false;

    /// <summary>Whether objects use the thing of this name in a quota.</summary>
    bool Uses(string name);

    /// <summary>What an object uses.</summary>
    ResourceAmounts Usage(JsonObject value);

    /// <summary>Whether an object is one of those that a scope means; objects that know no scopes are in none.</summary>
    bool IsIn(QuotaScope scope, JsonObject value) => false;

    /// <summary>What an object has to say where a quota counts the things of these names, but does not; null when nothing is missing.</summary>
    string? Missing(IEnumerable<string> names, JsonObject value) => null;
}
