using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Schema.Validation.Definitions;

namespace CrdToolkit.Schema.Hazards;

/// <summary>
/// What is accepted, yet wrong: bounds that exclude each other, values that are always dropped, columns that stay empty, definitions
/// that <c>kubectl apply</c> cannot send.
/// </summary>
public static class CustomResourceDefinitionHazards
{
    /// <summary>The size from which on <c>kubectl apply</c> fails: it keeps the document in an annotation, and those have a limit.</summary>
    public const int MaxAnnotationBytes = 262_144;

    /// <summary>The size from which on etcd refuses the definition, as it is configured by default.</summary>
    public const int MaxStoredBytes = 1_572_864;

    /// <summary>All hazards of a definition, in the order of its fields.</summary>
    public static IReadOnlyList<DefinitionHazard> Find(CustomResourceDefinition definition)
    {
        var found = new List<DefinitionHazard>();
        foreach (var part in DefinitionParts.Of(definition).All.Where(part => part.Schema is not null))
        {
            SchemaHazards.Find(part.Schema!, part.SchemaPath, found);
        }

        for (var i = 0; i < definition.Versions.Count; i++)
        {
            VersionHazards.Find(definition.Versions[i], new FieldPath("spec").Child("versions").Index(i), found);
        }

        if (definition.Conversion?.CaBundle is { Length: > 0 } bundle && !CertificateBundle.HasCertificate(bundle))
        {
            found.Add(new("R-48", "spec.conversion.webhookClientConfig.caBundle",
                "no certificate is in it: the API server cannot call the webhook, and refuses updates of the established definition (unable to load root certificates); put in the PEM of the certificate authority, as base64"));
        }

        FindSize(definition, found);
        return found;
    }

    /// <summary>What an API server of a version does not know of a definition, and drops .</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="version">The oldest version that it is for.</param>
    public static IReadOnlyList<DefinitionHazard> FindUnknownTo(CustomResourceDefinition definition, KubernetesVersion version)
    {
        if (version.CompareTo(KubernetesVersion.SelectableFields) >= 0)
        {
            return [];
        }

        return
        [
            .. definition.Versions.Select((declared, index) => (declared, index)).Where(at => !at.declared.SelectableFields.IsEmpty).Select(at => new DefinitionHazard(
                "A-20",
                new FieldPath("spec").Child("versions").Index(at.index).Child("selectableFields").ToString(),
                $"Kubernetes knows selectable fields since {KubernetesVersion.SelectableFields}, so that an API server of {version} drops them, and lists that select by them fail; select by a label, or ask for a later version")),
        ];
    }

    private static void FindSize(CustomResourceDefinition definition, List<DefinitionHazard> found)
    {
        var size = JsonWriter.WriteUtf8(CustomResourceDefinitionWriter.ToJson(definition)).Length;
        if (size > MaxStoredBytes)
        {
            found.Add(new("P-2", "spec",
                $"the definition has {size} bytes of JSON, and etcd stores {MaxStoredBytes} by default (etcdserver: request is too large); leave out descriptions, or split the kind"));
        }
        else if (size > MaxAnnotationBytes)
        {
            found.Add(new("P-1", "spec",
                $"the definition has {size} bytes of JSON, so client-side kubectl apply fails (metadata.annotations: Too long: may not be more than {MaxAnnotationBytes} bytes); use kubectl apply --server-side, or leave out descriptions"));
        }
    }
}
