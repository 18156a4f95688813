using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrdToolkit.Contract.Shapes;
using CrdToolkit.Contract.Values;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using k8s;
using k8s.Models;

namespace CrdToolkit.Contract;

/// <summary>One of the kinds of this project, with its definition as the generator put it into the assembly, and random objects of it.</summary>
internal sealed class ContractKind
{
    public static readonly JsonSerializerOptions Reflection = WireContract.CreateOptions();

    /// <summary>Everything by the context, whatever reflection could do.</summary>
    public static readonly JsonSerializerOptions SourceGenerated = WireContract.CreateOptions(ContractContext.Default);

    private readonly Type type;

    private ContractKind(Type type)
    {
        this.type = type;
        DefinitionJson = typeof(ContractKind).Assembly.GetCustomAttributes<CustomResourceDefinitionAttribute>()
            .Single(definition => definition.Name.StartsWith(type.Name.ToLowerInvariant(), StringComparison.Ordinal)).Json;
        Definition = CustomResourceDefinitionReader.Read(JsonReader.ParseObject(DefinitionJson));
    }

    public string DefinitionJson { get; }

    public CustomResourceDefinition Definition { get; }

    public JsonSchemaProps Schema => Definition.Versions[0].Schema!;

    public static ContractKind Named(string name) => new(new[] { typeof(Scalars), typeof(Collections), typeof(Choices), typeof(KubernetesParts) }.Single(type => type.Name == name));

    /// <summary>The object of a seed; the same each time.</summary>
    public IKubernetesObject<V1ObjectMeta> Create(int seed, string group)
    {
        var made = (IKubernetesObject<V1ObjectMeta>)Activator.CreateInstance(type)!;
        made.ApiVersion = $"{group}/v1";
        made.Kind = type.Name;
        made.Metadata = new V1ObjectMeta { Name = $"seed-{seed}" };
        var spec = type.GetProperty("Spec")!;
        spec.SetValue(made, new RandomObjects(seed, Reflection).Create(spec.PropertyType, Schema.Properties["spec"]));
        return made;
    }

    public string Write(object value, JsonSerializerOptions options) => JsonSerializer.Serialize(value, TypeInfo(options));

    public object Read(string json, JsonSerializerOptions options) => JsonSerializer.Deserialize(json, TypeInfo(options))!;

    private JsonTypeInfo TypeInfo(JsonSerializerOptions options) => options.GetTypeInfo(type);
}
