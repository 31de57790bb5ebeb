export type { When } from './background/after-response/after-response'
export type { AnyResponse } from './background/after-response/settled'
export type { TaskRunnerOptions } from './background/runner/runner-options'
export type { TaskCounts } from './background/runner/task-registry'
export { TaskRunner } from './background/runner/task-runner'
export {
  type GracefulShutdown,
  type GracefulShutdownOptions,
  gracefulShutdown,
} from './background/shutdown/graceful-shutdown'
export type { Background } from './background/task/background'
export { BackgroundTask } from './background/task/background-task'
export {
  type BackgroundItem,
  BackgroundTasks,
  type BackgroundTasksOptions,
} from './background/task/background-tasks'
export type { Backoff } from './background/task/backoff'
export type { DrainOptions } from './background/task/drain-options'
export type { EnqueueOptions } from './background/task/enqueue-options'
export type {
  BoundTask,
  TaskDefinition,
  TaskExecutor,
  TaskHandle,
  TaskHandler,
} from './background/task/executor'
export type { JsonPayload } from './background/task/json-payload'
export type { OnError } from './background/task/on-error'
export type { AttemptTrace, TaskTrace } from './background/task/task-channels'
export type { TaskContext } from './background/task/task-context'
export { TaskRefusedError, TaskSkippedError, UserFacingError } from './background/task/task-errors'
export type {
  CancelResult,
  DrainReport,
  FailedTask,
  Outcome,
  RequestInfo,
  TaskEnd,
  TaskInfo,
  TaskSnapshot,
  UnfinishedTask,
} from './background/task/task-info'
export type { TaskOptions } from './background/task/task-options'
export type { FtOptions } from './ft-options'
export {
  afterResponse,
  createFt,
  type Ft,
  ftResponse,
  tasks,
} from './ft-response'
export { css } from './html/code/css'
export { js } from './html/code/js'
export { json } from './html/code/json'
export { CheckboxX, type CheckboxXProps } from './html/components/checkbox-x'
export { type Context, createContext } from './html/components/context'
export { ErrorBoundary, type ErrorBoundaryProps } from './html/components/error-boundary'
export { extend } from './html/components/extend'
export { fillForm } from './html/components/fill-form'
export type { FormValues } from './html/components/form-values'
export { Fragment } from './html/components/fragment'
export { Hidden } from './html/components/hidden'
export { Card, type CardProps, Group } from './html/components/pico'
export { prerender } from './html/components/prerender'
export { Titled, type TitledProps } from './html/components/titled'
export type { PageOptions } from './html/document/document'
export type { CustomElementAttributes } from './html/element-attributes/custom-element-attributes'
export type * from './html/element-attributes/global-attributes'
export type * from './html/element-attributes/html-attributes'
export type * from './html/element-attributes/svg-attributes'
export { element } from './html/elements/element'
export type {
  CodeElementFunction,
  ElementFunction,
  VoidElementFunction,
} from './html/elements/element-function'
export * from './html/elements/elements'
export { createElement } from './html/jsx/create-element'
export type {
  Attributes,
  AttributeValue,
  ClassValue,
  StyleDeclarations,
} from './html/nodes/attribute-values'
export type { Child } from './html/nodes/child'
export type { Component } from './html/nodes/component-node'
export { Markup, raw } from './html/nodes/markup'
export { render, renderToBuffer } from './html/render/render'
export { type HtmlValue, html } from './html/template/html'
export type { CssCode } from './html/text/css-code'
export type { JsCode } from './html/text/js-code'
export type { UnsafeUrl } from './html/text/safe-url'
export type { AfterResponseOptions, FtResponseOptions, HeaderValue } from './response/options'
