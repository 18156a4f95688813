using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins;

/// <summary>What pods tolerate of nodes.</summary>
internal static class Tolerations
{
    /// <summary>Tolerations without those that others include; of equal ones the first stays (MergeTolerations).</summary>
    public static IReadOnlyList<JsonObject> Merge(IReadOnlyList<JsonObject> all)
    {
        var merged = new List<JsonObject>();
        foreach (var (index, toleration) in all.Index())
        {
            if (!merged.Any(other => Includes(other, toleration))
                && !all.Skip(index + 1).Any(other => !other.Equals(toleration) && Includes(other, toleration)))
            {
                merged.Add(toleration);
            }
        }

        return merged;
    }

    // isSuperset
    private static bool Includes(JsonObject greater, JsonObject toleration)
    {
        if (greater.Equals(toleration))
        {
            return true;
        }

        var isForAllKeys = greater.Text("key").Length == 0 && greater.Text("operator") == "Exists";
        if ((toleration.Text("key") != greater.Text("key") && !isForAllKeys)
            || (toleration.Text("effect") != greater.Text("effect") && greater.Text("effect").Length > 0))
        {
            return false;
        }

        if (greater.Text("effect") == "NoExecute" && greater.Number("tolerationSeconds") is { } seconds
            && (toleration.Number("tolerationSeconds") is not { } own || own > seconds))
        {
            return false;
        }

        return greater.Text("operator") == "Exists" || (toleration.Text("operator") == "Equal" && toleration.Text("value") == greater.Text("value"));
    }
}
