using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Namespaces;

/// <summary>The namespaces that every cluster has from the start.</summary>
internal static class FirstNamespaces
{
    private static readonly string[] Names = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>Creates them.</summary>
    public static void Create(ObjectStore store, ObjectCollection namespaces, NamespaceContents? contents, TimeProvider clock)
    {
        foreach (var name in Names)
        {
            store.Create(namespaces, new ObjectKey("", name), JsonValues.Object(
                ("kind", "Namespace"),
                ("apiVersion", "v1"),
                ("metadata", ServerMetadata.New(clock, "", name, labels: JsonValues.Object(("kubernetes.io/metadata.name", name)))),
                ("spec", JsonValues.Object(("finalizers", JsonValues.Strings([NamespaceStrategy.Finalizer])))),
                ("status", JsonValues.Object(("phase", "Active")))));
            contents?.Fill(name);
        }
    }
}
