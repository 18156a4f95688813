using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Tests.Definitions;

public sealed class CustomResourceDefinitionWriterTests
{
    [Fact]
    public void OnlyWhatIsSetIsWrittenInOrdinalOrder()
    {
        var definition = new CustomResourceDefinition
        {
            Name = "widgets.example.com",
            Group = "example.com",
            Scope = "Namespaced",
            Names = new() { Kind = "Widget", Plural = "widgets", ShortNames = new[] { "wd" } },
            Versions = new[]
            {
                new CustomResourceVersion
                {
                    Name = "v1",
                    Storage = true,
                    StatusSubresource = true,
                    PrinterColumns = new[] { new PrinterColumn("Size", "integer", ".spec.size") { Priority = 1 } },
                    SelectableFields = new[] { ".spec.color" },
                    Schema = new()
                    {
                        Type = "object",
                        Properties = Map(("b", new() { Type = "integer", Minimum = 1, Default = 2 }), ("a", new() { Nullable = true })),
                        Required = new[] { "b" },
                    },
                },
            },
        };

        Assert.Equal(
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
            "spec":{"group":"example.com","names":{"kind":"Widget","plural":"widgets","shortNames":["wd"]},"scope":"Namespaced",
            "versions":[{"additionalPrinterColumns":[{"jsonPath":".spec.size","name":"Size","priority":1,"type":"integer"}],
            "name":"v1","schema":{"openAPIV3Schema":{
            "properties":{"a":{"nullable":true},"b":{"default":2,"minimum":1,"type":"integer"}},"required":["b"],"type":"object"}},
            "selectableFields":[{"jsonPath":".spec.color"}],"served":true,"storage":true,"subresources":{"status":{}}}]}}
            """.ReplaceLineEndings(""),
            CustomResourceDefinitionWriter.ToJson(definition).ToString());
    }

    private static EquatableDictionary<JsonSchemaProps> Map(params (string Name, JsonSchemaProps Schema)[] properties) =>
        new(properties.Select(property => KeyValuePair.Create(property.Name, property.Schema)));
}
