using System.Text.RegularExpressions;

namespace CrdToolkit.Parity;

/// <summary>
/// What controller-gen writes and CrdToolkit does not, on purpose (docs/attributes.md, "Where C# differs"). The documents of
/// <c>Expected</c> are as controller-gen writes them; this takes out of them what is known to differ.
/// </summary>
internal static partial class Deviations
{
    /// <summary>
    /// Fields of a pod template that the models of the Kubernetes client have and the OpenAPI documents do not yet know: they are mapped by
    /// their C# types, where controller-gen would have to be built with newer Go types.
    /// </summary>
    public static IReadOnlyList<Regex> NewerFields { get; } =
        [EvictionResponders(), BindMountOptions(), OwnerOfFiles(), HttpGetProtocol(), GrpcMode(), EmptyDirMode()];

    /// <summary>Whether a place in a pod template is in such a field.</summary>
    public static bool IsNewerField(string path) => NewerFields.Any(field => field.IsMatch(path));

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

    [GeneratedRegex(@"^\.spec\.evictionResponders\b")]
    private static partial Regex EvictionResponders();

    [GeneratedRegex(@"\.bindMountOptions\b")]
    private static partial Regex BindMountOptions();

    [GeneratedRegex(@"\.(user|defaultUser)$(?<!\.rbd\.user|\.cephfs\.user|\.quobyte\.user|\.seLinuxOptions\.user)")]
    private static partial Regex OwnerOfFiles();

    [GeneratedRegex(@"\.httpGet\.protocol$")]
    private static partial Regex HttpGetProtocol();

    [GeneratedRegex(@"\.grpc\.mode$")]
    private static partial Regex GrpcMode();

    [GeneratedRegex(@"\.emptyDir\.mode$")]
    private static partial Regex EmptyDirMode();
}
