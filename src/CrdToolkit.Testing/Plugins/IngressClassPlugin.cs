using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>New ingresses that name no class get the default one (DefaultIngressClass).</summary>
/// <param name="store">Where the classes are.</param>
internal sealed class IngressClassPlugin(ObjectStore store) : IAdmissionPlugin
{
    private const string FormerAnnotation = "kubernetes.io/ingress.class";
    private readonly DefaultClasses classes = new(store.Collection("networking.k8s.io", "ingressclasses"), "ingressclass.kubernetes.io/is-default-class");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("networking.k8s.io", "ingresses")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value) =>
        write.Old is null
        && value.Child("spec")["ingressClassName"] is null
        && value.Metadata.Child("annotations")[FormerAnnotation] is null
        && classes.Find() is { } name
            ? value.With("spec", value.Child("spec").With("ingressClassName", name))
            : value;
}
