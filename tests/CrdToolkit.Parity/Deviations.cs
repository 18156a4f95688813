namespace CrdToolkit.Parity;

/// <summary>
/// What controller-gen writes and CrdToolkit does not, on purpose (docs/attributes.md, "Where C# differs"). The documents of
/// <c>Expected</c> are as controller-gen writes them; this takes out of them what is known to differ.
/// </summary>
internal static class Deviations
{
    public static void Remove(JsonObject definition)
    {
        var annotations = definition["metadata"]!["annotations"]?.AsObject();
        annotations?.Remove("controller-gen.kubebuilder.io/version");
        if (annotations?.Count == 0)
        {
            definition["metadata"]!.AsObject().Remove("annotations");
        }

        foreach (var version in definition["spec"]!["versions"]!.AsArray())
        {
            // beside printer columns it writes an empty object
            if (version!["subresources"]?.AsObject().Count == 0)
            {
                version.AsObject().Remove("subresources");
            }

            foreach (var name in new[] { "apiVersion", "kind" })
            {
                version["schema"]!["openAPIV3Schema"]!["properties"]![name]!.AsObject().Remove("description");
            }
        }
    }
}
