using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Objects;

internal static class SchemaOf
{
    public static JsonSchemaProps Json(string json) => CustomResourceDefinitionReader.ReadSchema(JsonReader.ParseObject(json));
}
