namespace CrdToolkit.Cli.Tests;

/// <summary>A definition that the API server accepts, and nothing warns of.</summary>
internal static class Widgets
{
    public const string Yaml = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: widgets.example.com
        spec:
          group: example.com
          scope: Namespaced
          names:
            kind: Widget
            plural: widgets
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [size]
                    properties:
                      size:
                        type: integer
                        minimum: 1
                      color:
                        type: string
                        enum: [red, green]
                        nullable: true
                      port:
                        x-kubernetes-int-or-string: true
                        anyOf:
                        - type: integer
                        - type: string
                      extra:
                        x-kubernetes-preserve-unknown-fields: true
                      labels:
                        type: object
                        additionalProperties:
                          type: string
                      template:
                        type: object
                        x-kubernetes-embedded-resource: true
                        x-kubernetes-preserve-unknown-fields: true

        """;
}
