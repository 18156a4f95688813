using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrdToolkit.Build;

/// <summary>What the generator left in a compiled assembly, read from its metadata: the assembly is never loaded.</summary>
/// <param name="AssemblyName">The simple name of the assembly; empty for a file that is none.</param>
/// <param name="Definitions">The definitions to write.</param>
/// <param name="Withheld">The definitions that are missing because something is wrong.</param>
/// <param name="Rules">The rules that the operator's role needs, as JSON; null where there are none.</param>
/// <param name="Webhooks">The webhooks that it declares, as JSON; null where there are none.</param>
/// <param name="RecordsEvents">Whether its code knows the recorder of events: what does not, cannot record any.</param>
internal sealed record EmbeddedDefinitions(
    string AssemblyName,
    IReadOnlyList<EmbeddedDefinition> Definitions,
    IReadOnlyList<WithheldDefinition> Withheld,
    string? Rules,
    string? Webhooks,
    bool RecordsEvents)
{
    private const string Namespace = "CrdToolkit";
    private const string DefinitionAttribute = "CustomResourceDefinitionAttribute";
    private const string ErrorAttribute = "CustomResourceDefinitionErrorAttribute";

    private const string RulesAttribute = "PolicyRulesAttribute";
    private const string WebhooksAttribute = "AdmissionWebhooksAttribute";
    private const string Recorder = "EventRecorder";

    private static readonly EmbeddedDefinitions None = new("", [], [], null, null, false);

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
        string? rules = null;
        string? webhooks = null;
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            switch (TypeName(metadata, attribute))
            {
                case DefinitionAttribute:
                    var definition = Strings(metadata, attribute, 2);
                    definitions.Add(new(assemblyName, definition[0], definition[1]));
                    break;
                case ErrorAttribute:
                    var error = Strings(metadata, attribute, 2);
                    withheld.Add(new(assemblyName, error[0], error[1]));
                    break;
                case RulesAttribute:
                    rules = Strings(metadata, attribute, 1)[0];
                    break;
                case WebhooksAttribute:
                    webhooks = Strings(metadata, attribute, 1)[0];
                    break;
            }
        }

        return new(assemblyName, definitions, withheld, rules, webhooks, metadata.TypeReferences.Any(type => IsOurs(metadata, metadata.GetTypeReference(type), Recorder)));
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

    private static bool IsOurs(MetadataReader metadata, TypeReference type, string name) =>
        metadata.StringComparer.Equals(type.Namespace, Namespace) && metadata.StringComparer.Equals(type.Name, name);

    // ECMA-335 II.23.3: a prolog of two bytes, then the fixed arguments.
    private static string[] Strings(MetadataReader metadata, CustomAttribute attribute, int count)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        var strings = new string[count];
        for (var i = 0; i < count; i++)
        {
            strings[i] = value.ReadSerializedString() ?? "";
        }

        return strings;
    }
}
