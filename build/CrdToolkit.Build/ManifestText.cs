using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;

namespace CrdToolkit.Build;

/// <summary>The text of the files under <c>config</c>.</summary>
internal static class ManifestText
{
    /// <summary>One document or several.</summary>
    public static string OfDocuments(string project, IEnumerable<JsonObject> documents) =>
        ManifestHeader.Of(project) + "\n" + string.Join("---\n", documents.Select(YamlWriter.Write));

    /// <summary>The list of definitions that <c>kubectl apply -k</c> and <c>kubectl kustomize</c> read.</summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="resources">Paths relative to the file, with forward slashes.</param>
    public static string OfKustomization(string project, IEnumerable<string> resources)
    {
        var text = new StringBuilder(ManifestHeader.Of(project));
        text.Append("\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
        foreach (var resource in resources.OrderBy(resource => resource, StringComparer.Ordinal))
        {
            text.Append("- ").Append(resource).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Text without the line ends that a checkout on Windows may have put in.</summary>
    public static string Normalize(string text) => text.Replace("\r\n", "\n");
}
