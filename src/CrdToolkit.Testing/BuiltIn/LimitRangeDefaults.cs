using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Defaults within limit ranges (SetDefaults_LimitRangeItem).</summary>
internal static class LimitRangeDefaults
{
    /// <summary>A limit of containers: they may have the maximum, and ask for what they may have, else for the minimum.</summary>
    public static JsonObject Item(JsonObject item)
    {
        if (item.Text("type") != "Container")
        {
            return item;
        }

        var limits = StructureDefaults.Fill(item.Child("default"), item.Child("max"));
        var requests = StructureDefaults.Fill(StructureDefaults.Fill(item.Child("defaultRequest"), limits), item.Child("min"));
        return item
            .WithOrWithout("default", limits.Count == 0 ? null : limits)
            .WithOrWithout("defaultRequest", requests.Count == 0 ? null : requests);
    }
}
