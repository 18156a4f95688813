using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrdToolkit.Parity;

/// <summary>
/// The whole of a pod template inside of a custom resource: every place, with every keyword. What it should be is said by the OpenAPI
/// documents of a kube-apiserver (build/embedded_tree.py), apart from the table that the generator has.
/// </summary>
public sealed class EmbeddedTreeTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Structure = ["properties", "items", "additionalProperties"];

    [Fact]
    public void Every_place_of_a_pod_template_is_what_controller_gen_writes() => Assert.Equal(
        Expected(),
        Written().Where(line => !Deviations.IsNewerField(line.Split(' ')[0])));

    [Fact]
    public void Every_field_that_is_newer_than_the_documents_is_there() =>
        Assert.All(Deviations.NewerFields, field => Assert.Contains(Written(), line => field.IsMatch(line.Split(' ')[0])));

    private static IEnumerable<string> Expected() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Expected", "Embedded", "V1PodTemplateSpec.txt"));

    private static List<string> Written()
    {
        var (_, json) = ParityDefinitions.All.Single(definition => definition.Name == "schedules.templates.example.com");
        var spec = JsonNode.Parse(json)!["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!;
        return [.. Lines(spec["properties"]!["jobTemplate"]!["properties"]!["spec"]!["properties"]!["template"]!.AsObject(), "")];
    }

    // A place and its keywords, then what is in it.
    private static IEnumerable<string> Lines(JsonObject schema, string path)
    {
        var keywords = new JsonObject(schema
            .Where(keyword => !Structure.Contains(keyword.Key))
            .OrderBy(keyword => keyword.Key, StringComparer.Ordinal)
            .Select(keyword => KeyValuePair.Create(keyword.Key, keyword.Value?.DeepClone())));
        yield return $"{(path.Length == 0 ? "." : path)} {keywords.ToJsonString(Plain)}";
        var inner = (schema["properties"]?.AsObject() ?? [])
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => (Schema: property.Value!.AsObject(), Path: $"{path}.{property.Key}"))
            .Concat(schema["items"] is JsonObject items ? [(items, path + "[]")] : [])
            .Concat(schema["additionalProperties"] is JsonObject values ? [(values, path + "{}")] : []);
        foreach (var line in inner.SelectMany(one => Lines(one.Schema, one.Path)))
        {
            yield return line;
        }
    }
}
