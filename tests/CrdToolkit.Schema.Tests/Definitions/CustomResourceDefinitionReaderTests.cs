using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Definitions;

public sealed class CustomResourceDefinitionReaderTests
{
    private const string Widgets =
        """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"annotations":{"a":"b"},"name":"widgets.example.com"},
        "spec":{"conversion":{"strategy":"Webhook","webhook":{"clientConfig":{"service":{"name":"s","namespace":"n","port":8443}},
        "conversionReviewVersions":["v1"]}},"group":"example.com","names":{"kind":"Widget","plural":"widgets"},"scope":"Namespaced",
        "versions":[{"name":"v1","schema":{"openAPIV3Schema":{"properties":{"spec":{"properties":{"a":{"additionalProperties":{"type":"string"},
        "type":"object"},"b":{"anyOf":[{"type":"integer"},{"type":"string"}],"default":1,"x-kubernetes-int-or-string":true},
        "l":{"items":{"type":"object","x-kubernetes-preserve-unknown-fields":true},"type":"array","x-kubernetes-list-type":"atomic",
        "x-kubernetes-validations":[{"message":"m","rule":"true"}]}},"type":"object"}},"type":"object"}},"served":true,"storage":true,
        "subresources":{"scale":{"specReplicasPath":".spec.a","statusReplicasPath":".status.b"},"status":{}}}]}}
        """;

    [Fact]
    public void WhatIsReadIsWhatIsWritten()
    {
        var json = JsonReader.ParseObject(Widgets);

        Assert.Equal(Widgets.ReplaceLineEndings(""), CustomResourceDefinitionWriter.ToJson(CustomResourceDefinitionReader.Read(json)).ToString());
    }

    [Theory]
    [InlineData("\"storage\":true", "\"storage\":1", "spec.versions[0].storage: expected true or false, found 1")]
    [InlineData("\"port\":8443", "\"port\":\"x\"", "spec.conversion.webhook.clientConfig.service.port: expected an integer, found \"x\"")]
    [InlineData("\"port\":8443", "\"port\":4294967296", "spec.conversion.webhook.clientConfig.service.port: expected an integer of 32 bits, found 4294967296")]
    [InlineData("\"service\":", "\"caBundle\":\"no!\",\"service\":", "spec.conversion.webhook.clientConfig.caBundle: expected base64, found \"no!\"")]
    [InlineData("{\"annotations\"", "{\"finalizers\":[1],\"annotations\"", "metadata.finalizers[0]: expected a string, found 1")]
    [InlineData("{\"annotations\"", "{\"creationTimestamp\":\"now\",\"annotations\"", "metadata.creationTimestamp: expected a time such as 2006-01-02T15:04:05Z, found \"now\"")]
    [InlineData("\"items\":{", "\"definitions\":{\"d\":[]},\"items\":{", "spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.l.definitions.d: expected a schema, found []")]
    [InlineData("\"kind\":\"CustomResourceDefinition\"", "\"kind\":\"Pod\"", "kind: expected CustomResourceDefinition, found \"Pod\"")]
    public void AFieldOfTheWrongShapeIsNamed(string original, string replacement, string message)
    {
        var json = JsonReader.ParseObject(Widgets.Replace(original, replacement));

        Assert.Equal(message, Assert.Throws<CustomResourceDefinitionFormatException>(() => CustomResourceDefinitionReader.Read(json)).Message);
    }

    [Fact]
    public void UnknownFieldsAreReportedByTheirPaths()
    {
        var unknown = new List<string>();

        CustomResourceDefinitionReader.Read(
            JsonReader.ParseObject(Widgets.Replace("\"served\":true", "\"served\":true,\"zz\":1").Replace("\"group\":", "\"grup\":1,\"group\":")), unknown);

        Assert.Equal(["spec.versions[0].zz", "spec.grup"], unknown);
    }

    [Fact]
    public void ANullAmongTextsIsTheEmptyText()
    {
        var read = CustomResourceDefinitionReader.Read(JsonReader.ParseObject(Widgets
            .Replace("\"a\":\"b\"", "\"a\":null").Replace("\"plural\"", "\"shortNames\":[null],\"plural\"")));

        Assert.Equal("", read.Annotations["a"]);
        Assert.Equal([""], read.Names.ShortNames);
    }

    [Fact]
    public void AnEmptyTextIsAnAbsentOneWhereTheApiKnowsNoDifference()
    {
        var read = CustomResourceDefinitionReader.ReadSchema(JsonReader.ParseObject("""{"type":"string","description":"","format":"","$schema":""}"""));

        Assert.Equal(new() { Type = "string" }, read);
    }

    [Fact]
    public void UnknownFieldsOfTheStatusAreReportedToo()
    {
        var unknown = new List<string>();

        CustomResourceDefinitionReader.Read(
            JsonReader.ParseObject(Widgets.Replace("\"spec\":{\"conversion\"", "\"status\":{\"storedVersions\":[\"v1\"],\"zz\":1},\"spec\":{\"conversion\"")), unknown);

        Assert.Equal(["status.zz"], unknown);
    }
}
