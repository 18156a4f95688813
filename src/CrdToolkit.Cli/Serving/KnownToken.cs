using CrdToolkit.Cli.Reading;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Serving;

/// <summary>The token in a kubeconfig that an earlier server wrote: clients that have it go on with the next one.</summary>
internal static class KnownToken
{
    /// <summary>The token; null where there is no such file, or none in it.</summary>
    public static string? Read(string kubeconfig)
    {
        if (!File.Exists(kubeconfig))
        {
            return null;
        }

        using var stream = File.OpenRead(kubeconfig);
        return DocumentReader.Read(stream, kubeconfig)
            .Select(document => document.Value)
            .OfType<JsonObject>()
            .SelectMany(config => config["users"] is JsonArray users ? users.Items.OfType<JsonObject>() : [])
            .Select(user => user.Find("user", "token"))
            .OfType<JsonString>()
            .FirstOrDefault(token => token.Value.Length > 0)?.Value;
    }
}
