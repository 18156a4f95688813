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

        FindSize(definition, found);
        return found;
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
