using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Hazards;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Tests.Hazards;

public sealed class HazardTests
{
    [Theory]
    [InlineData("W-1", "a.format", """{"a":{"type":"integer","format":"uint32"}}""")]
    [InlineData("W-1", "a.anyOf[0].format", """{"a":{"type":"integer","anyOf":[{"format":"word"}]}}""")]
    [InlineData("W-2", "a.x-kubernetes-list-type", """{"a":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"object","x-kubernetes-map-type":"atomic","properties":{"b":{"type":"string"}}}}}""")]
    [InlineData("A-1", "a.required[1]", """{"a":{"type":"object","properties":{"b":{"type":"string"}},"required":["b","c"]}}""")]
    [InlineData("A-2", "a.minimum", """{"a":{"type":"integer","minimum":2,"maximum":1}}""")]
    [InlineData("A-2", "a.minimum", """{"a":{"type":"integer","minimum":1,"exclusiveMinimum":true,"maximum":1}}""")]
    [InlineData("A-2", "a.minLength", """{"a":{"type":"string","minLength":2,"maxLength":1}}""")]
    [InlineData("A-2", "a.minItems", """{"a":{"type":"array","items":{"type":"string"},"minItems":2,"maxItems":1}}""")]
    [InlineData("A-2", "a.allOf[0].minProperties", """{"a":{"type":"object","additionalProperties":{"type":"string"},"allOf":[{"minProperties":2,"maxProperties":1}]}}""")]
    [InlineData("A-3", "a.enum[1]", """{"a":{"type":"string","enum":["x",1]}}""")]
    [InlineData("A-3", "a.enum[0]", """{"a":{"type":"string","pattern":"^y$","enum":["x"]}}""")]
    [InlineData("A-3", "a.enum[0]", """{"a":{"type":"string","enum":[null]}}""")]
    [InlineData("A-4", "a.exclusiveMinimum", """{"a":{"type":"integer","exclusiveMinimum":true}}""")]
    [InlineData("A-4", "a.exclusiveMaximum", """{"a":{"type":"integer","exclusiveMaximum":true}}""")]
    [InlineData("A-8", "a", """{"a":{"type":"object"}}""")]
    [InlineData("A-8", "a.properties[metadata]", """{"a":{"type":"object","properties":{"metadata":{"type":"object"}}}}""")]
    [InlineData("A-14", "a.properties[B]", """{"a":{"type":"object","properties":{"b":{"type":"string"},"B":{"type":"string"}}}}""")]
    [InlineData("P-3", "a.x-kubernetes-validations[1].rule", """{"a":{"type":"string","x-kubernetes-validations":[{"rule":"true"},{"rule":"true","message":"m"}]}}""")]
    public void A_schema_that_is_accepted_yet_wrong_is_told(string rule, string field, string properties)
    {
        var hazard = Assert.Single(CustomResourceDefinitionHazards.Find(Definition(properties)));

        Assert.Equal(rule, hazard.Rule);
        Assert.Equal($"spec.validation.openAPIV3Schema.properties[spec].properties[{field[0]}]{field[1..]}", hazard.Field);
        Assert.Empty(CustomResourceDefinitionValidator.Validate(Definition(properties)));
    }

    [Theory]
    [InlineData("""{"a":{"type":"integer","minimum":1,"maximum":1,"format":"int32"}}""")]
    [InlineData("""{"a":{"type":"string","enum":["x",null],"nullable":true}}""")]
    [InlineData("""{"a":{"type":"object","x-kubernetes-preserve-unknown-fields":true,"required":["b"]}}""")]
    [InlineData("""{"a":{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"metadata":{"type":"object"}}}}""")]
    [InlineData("""{"a":{"type":"object","x-kubernetes-embedded-resource":true,"required":["metadata"],"properties":{"spec":{"type":"string"}}}}""")]
    [InlineData("""{"a":{"type":"object","additionalProperties":{"type":"string"},"required":["b"]}}""")]
    [InlineData("""{"a":{"type":"string","x-kubernetes-validations":[{"rule":"true"},{"rule":"1 == 1"}]}}""")]
    public void The_nearest_schema_that_does_what_it_says_is_not(string properties) =>
        Assert.Empty(CustomResourceDefinitionHazards.Find(Definition(properties)));

    [Theory]
    [InlineData(".spec.replicas", "integer", null)]
    [InlineData(".spec.replicas", "string", null)]
    [InlineData(".spec.replicas", "boolean", "spec.versions[0].additionalPrinterColumns[0].type")]
    [InlineData(".spec.name", "integer", "spec.versions[0].additionalPrinterColumns[0].type")]
    [InlineData(".spec.name", "date", null)]
    [InlineData(".spec.nmae", "string", "spec.versions[0].additionalPrinterColumns[0].jsonPath")]
    [InlineData(".spec.any.thing", "string", null)]
    [InlineData(".spec.map.key", "string", null)]
    [InlineData(".spec.list[0]", "string", null)]
    [InlineData(".metadata.creationTimestamp", "date", null)]
    public void A_column_must_find_a_value_that_it_can_show(string path, string type, string? field)
    {
        var definition = WithVersion(version => version with { PrinterColumns = new[] { new PrinterColumn("Column", type, path) }.ToEquatableArray() });

        Assert.Equal(field is null ? [] : [("A-5", field)], CustomResourceDefinitionHazards.Find(definition).Select(hazard => (hazard.Rule, hazard.Field)));
    }

    [Theory]
    [InlineData(".spec.replicas", ".status.replicas", ".status.selector", null)]
    [InlineData(".spec.name", ".status.replicas", ".status.selector", "specReplicasPath")]
    [InlineData(".spec.replicas", ".status.count", ".status.selector", "statusReplicasPath")]
    [InlineData(".spec.replicas", ".status.replicas", ".spec.replicas", "labelSelectorPath")]
    public void Scaling_needs_integers_and_a_selector(string spec, string status, string selector, string? keyword)
    {
        var definition = WithVersion(version => version with { StatusSubresource = true, ScaleSubresource = new(spec, status, selector) }, hasStatus: true);

        Assert.Equal(
            keyword is null ? [] : [("A-5", "spec.versions[0].subresources.scale." + keyword)],
            CustomResourceDefinitionHazards.Find(definition).Select(hazard => (hazard.Rule, hazard.Field)));
    }

    [Fact]
    public void Scale_and_status_go_without_the_status_subresource_but_not_well()
    {
        var definition = WithVersion(version => version with { ScaleSubresource = new(".spec.replicas", ".status.replicas", null) }, hasStatus: true);

        Assert.Equal(["A-6", "A-7"], CustomResourceDefinitionHazards.Find(definition).Select(hazard => hazard.Rule));
    }

    [Theory]
    [InlineData(200_000, null)]
    [InlineData(270_000, "P-1")]
    [InlineData(1_600_000, "P-2")]
    public void A_definition_can_be_too_large_to_apply_or_to_store(int size, string? rule)
    {
        var definition = WithVersion(version => version with { Schema = version.Schema! with { Description = new('x', size) } });

        Assert.Equal(rule is null ? [] : [rule], CustomResourceDefinitionHazards.Find(definition).Select(hazard => hazard.Rule));
    }

    [Theory]
    [InlineData("bm8gY2VydGlmaWNhdGU=", true)]
    [InlineData("no base64", true)]
    [InlineData("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BPT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=", false)]
    [InlineData("", false)]
    public void A_bundle_without_a_certificate_is_told(string bundle, bool isTold)
    {
        var definition = Definition("""{"b":{"type":"string"}}""") with { Conversion = new() { Strategy = "Webhook", Url = "https://example.com", CaBundle = bundle, HasWebhook = true, HasClientConfig = true } };

        Assert.Equal(isTold ? ["R-48 spec.conversion.webhookClientConfig.caBundle"] : [], CustomResourceDefinitionHazards.Find(definition).Select(hazard => $"{hazard.Rule} {hazard.Field}"));
    }

    private static CustomResourceDefinition WithVersion(Func<CustomResourceVersion, CustomResourceVersion> change, bool hasStatus = false)
    {
        var definition = Definition(
            """
            {"replicas":{"type":"integer"},"name":{"type":"string"},"any":{"x-kubernetes-preserve-unknown-fields":true},
             "map":{"type":"object","additionalProperties":{"type":"string"}},"list":{"type":"array","items":{"type":"string"}}}
            """,
            hasStatus ? ""","status":{"type":"object","properties":{"replicas":{"type":"integer"},"selector":{"type":"string"}}}""" : "");
        return definition with { Versions = new[] { change(definition.Versions[0]) }.ToEquatableArray() };
    }

    private static CustomResourceDefinition Definition(string properties, string more = "") => CustomResourceDefinitionReader.Read(JsonReader.ParseObject(
        $$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},"versions":[{"name":"v1","served":true,"storage":true,
         "schema":{"openAPIV3Schema":{"type":"object","properties":{"metadata":{"type":"object"},"spec":{"type":"object","properties":{{{{{properties}}}}}}{{{{{more}}}}}}}}}]}}
        """));
}
