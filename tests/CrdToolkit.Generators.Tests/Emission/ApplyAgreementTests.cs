using System.Buffers;
using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>The serializer is the judge: an apply type writes of every supported type what the serializer does.</summary>
public sealed class ApplyAgreementTests
{
    [Fact]
    public void An_apply_type_writes_what_the_serializer_writes()
    {
        using var image = new MemoryStream(GeneratorRun.Of("#pragma warning disable CS8019\n" + SourceCompilation.Usings + SerializerAgreementTests.Source).ToImage());
        var assembly = new AssemblyLoadContext("applied", isCollectible: true).LoadFromStream(image);
        var options = WireContract.CreateOptions();
        var spec = Activator.CreateInstance(assembly.GetType("S")!)!;
        var expected = JsonSerializer.SerializeToNode(spec, spec.GetType(), options);
        var written = JsonNode.Parse(Write((ApplyFields)ApplyOf(spec, assembly.GetType("SApply")!), options));
        Assert.Equal(expected!.ToJsonString(), Ordered((JsonObject)written!, (JsonObject)expected).ToJsonString());
    }

    [Fact]
    public void What_is_left_out_is_not_written()
    {
        using var image = new MemoryStream(GeneratorRun.Of("#pragma warning disable CS8019\n" + SourceCompilation.Usings + SerializerAgreementTests.Source).ToImage());
        var assembly = new AssemblyLoadContext("applied", isCollectible: true).LoadFromStream(image);
        Assert.Equal("{}", Write((ApplyFields)Activator.CreateInstance(assembly.GetType("SApply")!)!, WireContract.CreateOptions()));
    }

    private static string Write(ApplyFields fields, JsonSerializerOptions options)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content))
        {
            var writer = (ApplyWriter)Activator.CreateInstance(typeof(ApplyWriter), BindingFlags.Instance | BindingFlags.NonPublic, null, [json, options], null)!;
            writer.Write(fields);
        }

        return Encoding.UTF8.GetString(content.WrittenSpan);
    }

    // Sets every property of an apply type from the object that it is of.
    private static object ApplyOf(object source, Type type)
    {
        var apply = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(property => property.CanWrite))
        {
            var value = source.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .OrderByDescending(candidate => candidate.DeclaringType == source.GetType())
                .First(candidate => candidate.Name == property.Name)
                .GetValue(source);
            property.SetValue(apply, value is null ? null : Converted(value, property.PropertyType));
        }

        return apply;
    }

    private static object Converted(object value, Type type)
    {
        if (typeof(ApplyFields).IsAssignableFrom(type))
            return ApplyOf(value, type);
        if (value is IDictionary map && !type.IsInstanceOfType(value))
        {
            var typed = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()[0].GetGenericArguments()))!;
            foreach (DictionaryEntry entry in map)
                typed.Add(entry.Key, entry.Value);
            return typed;
        }

        if (type.IsGenericType && type.GetGenericArguments()[0] is var element && typeof(ApplyFields).IsAssignableFrom(element))
        {
            var items = ((IEnumerable)value).Cast<object>().Select(item => ApplyOf(item, element)).ToArray();
            var typed = Array.CreateInstance(element, items.Length);
            items.CopyTo(typed, 0);
            return typed;
        }

        return value;
    }

    // The order of members says nothing.
    private static JsonObject Ordered(JsonObject written, JsonObject expected)
    {
        var ordered = new JsonObject();
        foreach (var (name, _) in expected.Concat(written.Where(member => !expected.ContainsKey(member.Key))))
        {
            if (written[name] is { } value)
                ordered[name] = value is JsonObject inner && expected[name] is JsonObject model ? Ordered((JsonObject)inner.DeepClone(), model) : value.DeepClone();
        }

        return ordered;
    }
}
