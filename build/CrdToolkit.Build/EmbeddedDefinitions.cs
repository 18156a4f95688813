using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrdToolkit.Build;

/// <summary>What the generator left in a compiled assembly, read from its metadata: the assembly is never loaded.</summary>
/// <param name="Definitions">The definitions to write.</param>
/// <param name="Withheld">The definitions that are missing because something is wrong.</param>
internal sealed record EmbeddedDefinitions(IReadOnlyList<EmbeddedDefinition> Definitions, IReadOnlyList<WithheldDefinition> Withheld)
{
    private const string Namespace = "CrdToolkit";
    private const string DefinitionAttribute = "CustomResourceDefinitionAttribute";
    private const string ErrorAttribute = "CustomResourceDefinitionErrorAttribute";

    private static readonly EmbeddedDefinitions None = new([], []);

    /// <summary>Reads one assembly. A file without managed metadata carries nothing.</summary>
    /// <param name="path">The path of the assembly.</param>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EmbeddedDefinitions Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            return None;
        }

        var metadata = image.GetMetadataReader();
        return metadata.IsAssembly ? Read(metadata) : None;
    }

    private static EmbeddedDefinitions Read(MetadataReader metadata)
    {
        var assembly = metadata.GetAssemblyDefinition();
        var assemblyName = metadata.GetString(assembly.Name);
        var definitions = new List<EmbeddedDefinition>();
        var withheld = new List<WithheldDefinition>();
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            switch (TypeName(metadata, attribute))
            {
                case DefinitionAttribute:
                    var (name, json) = TwoStrings(metadata, attribute);
                    definitions.Add(new(assemblyName, name, json));
                    break;
                case ErrorAttribute:
                    var (what, why) = TwoStrings(metadata, attribute);
                    withheld.Add(new(assemblyName, what, why));
                    break;
            }
        }

        return new(definitions, withheld);
    }

    // Attributes of ours come from another assembly, so their constructor is a member reference.
    private static string? TypeName(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Namespace, Namespace) ? metadata.GetString(type.Name) : null;
    }

    // ECMA-335 II.23.3: a prolog of two bytes, then the fixed arguments.
    private static (string First, string Second) TwoStrings(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return (value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "");
    }
}
